"""A document as DOCX: read back, it says what the plain text says, and it tells nobody who made it."""

import io
import zipfile
from collections import Counter
from datetime import UTC, datetime

import docx
from docx.table import Table as DocxTable
from docx.table import _Cell
from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.commons.printing import written
from moothill.core.exchange.documents import (
    Heading,
    Listing,
    Paragraph,
    Table,
    as_text,
    blocks_of,
    document,
    own,
    said,
)
from tests.core.exchange.test_documents import MARKDOWN

AT = datetime(2018, 3, 1, 12, tzinfo=UTC)


def opened(content: bytes):
    return docx.Document(io.BytesIO(content))


def words_of(content: bytes) -> list[str]:
    """Every word in the order of the document, tables row by row, with the marks that lists get from their styles."""
    back = opened(content)
    first = {
        each.numId: int(each.xpath("./w:lvlOverride/w:startOverride/@w:val")[0]) for each in _lists(back)
    }
    counted: Counter[int] = Counter()
    return [word for block in back.iter_inner_content() for word in _words(block, first, counted)]


def _lists(back):
    return back.part.numbering_part.element.xpath("./w:num[w:lvlOverride]")


def _words(block, first, counted) -> list[str]:
    if isinstance(block, DocxTable):
        cells = [_Cell(tc, block) for row in block._tbl.tr_lst for tc in row.tc_lst]
        inner = [each for cell in cells for each in cell.iter_inner_content()]
        return [word for each in inner for word in _words(each, first, counted)]
    return [*_mark(block, first, counted), *block.text.split()]


def _mark(paragraph, first, counted) -> list[str]:
    if paragraph.style.name.startswith("List Bullet"):
        return ["•"]
    if not paragraph.style.name.startswith("List Number"):
        return []
    number = paragraph._p.pPr.numPr.numId.val
    counted[number] += 1
    return [f"{first[number] + counted[number] - 1}."]


def made(*blocks, title="A plan", own_language="en"):
    return document(title, blocks, language="en", own_language=own_language, base="https://example.org")


def test_headings_lists_and_tables_are_real():
    table = Table(
        "Milestones",
        (said("Number"), said("What")),
        (((Paragraph(own("1.1")),), (Paragraph(own("A")),)),),
        True,
    )
    of = made(Heading(2, said("Contents"), "contents"), *blocks_of(MARKDOWN, top=3), table, own_language="gd")
    back = opened(written(of, at=AT))
    headings = [
        (each.style.name, each.text) for each in back.paragraphs if each.style.name.startswith("Heading")
    ]
    assert headings == [("Heading 1", "A plan"), ("Heading 2", "Contents"), ("Heading 3", "Money")]
    styles = {each.style.name for each in back.paragraphs}
    assert {"List Bullet", "List Number 2", "Quote"} <= styles
    body = back.element.xml
    assert body.count("<w:tblHeader/>") == 2 and 'w:tblCaption w:val="Milestones"' in body
    assert 'w:lang w:val="gd"' in body and 'w:name="contents"' in body
    assert [each.target_ref for each in back.part.rels.values() if each.is_external] == [
        "https://example.org/d"
    ]


def test_its_properties_say_what_it_is_and_not_whose():
    content = written(made(title="T" * 10_000), at=AT)
    properties = opened(content).core_properties
    assert (len(properties.title), properties.language, properties.created) == (255, "en", AT)
    assert {properties.author, properties.last_modified_by, properties.comments} == {""}
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert not any("vba" in name.lower() for name in file.namelist())
        everything = b"".join(file.read(name) for name in file.namelist() if name.endswith(".xml"))
    assert b"python-docx" not in everything


def test_a_column_is_wide_enough_for_its_longest_word():
    """A column that is empty beside a full one would break its own heading within the word."""
    head = (said("Number"), said("What is done"), said("Who"))
    row = (
        (Paragraph(own("1")),),
        (Paragraph(own("Adopt the principles of openness " * 4)),),
        (Paragraph(own("")),),
    )
    back = opened(written(made(Table("Steps", head, (row,), True)), at=AT))
    number, done, who = (column.width.pt for column in back.tables[0].columns)
    assert done > number > who > 7 * len("Who")


def test_each_numbered_list_begins_anew():
    one = Listing(((Paragraph(own("a")),),), ordered=True)
    back = opened(written(made(one, Paragraph(own("x")), one), at=AT))
    numbers = [each._p.pPr.numPr.numId.val for each in back.paragraphs if each.text == "a"]
    assert len(set(numbers)) == 2


@given(st.text(st.characters(codec="utf-8"), max_size=80))
@settings(max_examples=25, deadline=None)
def test_it_says_what_the_plain_text_says_word_by_word(words):
    cell = (Paragraph(own(words)), *blocks_of(words, top=6))
    of = made(
        Heading(2, own(words)),
        *blocks_of(f"{MARKDOWN}\n{words}", top=3),
        Table("t", (said("a"),), ((cell,),)),
        title=words,
    )
    assert words_of(written(of, at=AT)) == as_text(of).split()
