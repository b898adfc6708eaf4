"""One document, and every format of it says the same words in the same order, whatever people wrote."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.core.exchange.documents import (
    Document,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Table,
    as_html,
    as_text,
    blocks_of,
    direction,
    document,
    listing,
    own,
    paragraph,
    plain_words,
    said,
)

MARKDOWN = """# Money

Open **books**, [data](https://example.org/d) and [more](ftp://example.org/x).
Second line\\
third line

- one
- two
  1. deep

> # quoted
> words

| a | b |
|---|---|
| 1 | 2 |

    code <b>
"""
texts = st.text(st.characters(codec="utf-8"), max_size=60)


def made(*blocks, title="A plan") -> Document:
    return document(title, blocks, language="en", own_language="en", base="https://example.org/")


def words_of_html(page: str) -> list[str]:
    parted = re.sub(r"</?(p|li|td|th|h\d|br|blockquote)\b[^>]*>", " ", page)
    return html.unescape(re.sub(r"<[^>]*>", "", parted)).split()


def test_markdown_becomes_parts_that_every_format_has():
    parts = blocks_of(MARKDOWN, top=4)
    assert [type(part) for part in parts] == [Heading, Paragraph, Listing, Quote, Table, Paragraph]
    heading, words, bullets, quote, table, code = parts
    assert (heading.level, plain_words(heading.words)) == (4, "Money")
    assert plain_words(words.words) == "Open books, data and more. Second line\nthird line"
    assert {span.link for span in words.words} == {"", "https://example.org/d"}, "only to the web"
    assert isinstance(bullets.items[1][1], Listing) and bullets.items[1][1].ordered
    assert isinstance(quote.blocks[0], Paragraph), "a heading inside a quotation parts nothing"
    assert len(table.head) == 2 and len(table.rows) == 1
    assert plain_words(code.words) == "code <b>"


def test_headings_leave_no_level_out_and_anchors_are_known_once():
    of = made(
        Heading(5, said("deep"), "a"),
        Heading(6, said("deeper"), "a"),
        Heading(2, said("b"), "b"),
        Heading(4, said("c")),
    )
    assert [(block.level, block.anchor) for block in of.blocks] == [(2, "a"), (3, ""), (2, "b"), (3, "")]


def test_html_says_whose_words_they_are():
    page = as_html(
        made(
            Heading(2, own("Über"), "x"),
            paragraph(said("By "), own("Ash <b>"), said(".")),
            listing([own("שלום")]),
        )
    )
    assert '<h2 id="x" translate="no" lang="en" dir="ltr">Über</h2>' in page
    assert '<p>By <span translate="no" lang="en" dir="ltr">Ash &lt;b&gt;</span>.</p>' in page
    assert 'dir="rtl"' in page
    framed = as_html(made(Table('"Milestones"', (said("Number"),), (((Paragraph(own("1")),),),), named=True)))
    assert 'aria-label="&quot;Milestones&quot;"' in framed and '<th scope="row">' in framed
    assert "mh_scroll" not in as_html(made(*blocks_of(MARKDOWN, top=2)), paper=True)


@given(texts, texts, st.booleans())
@settings(max_examples=60, deadline=None)
def test_hostile_words_break_no_format(words, more, ordered):
    of = made(
        Heading(2, own(words), "a"),
        *blocks_of(words + "\n\n" + more, top=3),
        Listing(((Paragraph(own(more)),), ()), ordered=ordered),
        Table(words, (said("a"), own(more)), (((Paragraph(own(words)),), ()),)),
        title=words,
    )
    page, text = as_html(of), as_text(of)
    marks = [str(number) + "." for number in (1, 2)] if ordered else ["•", "•"]
    told = [word for word in text.removeprefix(of.title).split() if word not in marks]
    assert [word for word in words_of_html(page) if word not in marks] == told
    assert not re.search(r"<(script|img|iframe)", page)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]", text)


def test_direction_is_that_of_the_first_letter():
    assert (direction("12 שלום"), direction("12 a ש"), direction("12")) == ("rtl", "ltr", "")
