"""A document as HTML: every word is escaped here, and nothing else is let in."""

import html
from collections.abc import Iterator, Sequence

from moothill.core.exchange.documents.blocks import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Span,
    Table,
    Words,
    direction,
    plain_words,
)


def as_html(document: Document, *, paper: bool = False) -> str:
    """The HTML of everything below the title. On `paper` tables stand by themselves; on a page in a frame that scrolls."""
    return "\n".join(_Writer(document, paper).blocks(document.blocks))


class _Writer:
    def __init__(self, document: Document, paper: bool) -> None:
        self._of, self._paper = document, paper

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            match block:
                case Heading(level, words, anchor):
                    name = f' id="{html.escape(anchor)}"' if anchor else ""
                    yield self._element(f"h{level}", words, name)
                case Paragraph(words):
                    yield self._element("p", words)
                case Listing():
                    yield self._listing(block)
                case Quote(inner):
                    yield f"<blockquote>{''.join(self.blocks(inner))}</blockquote>"
                case Table():
                    yield self._table(block)

    def _listing(self, block: Listing) -> str:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.first}"' if block.ordered and block.first != 1 else ""
        items = "".join(f"<li>{self._inside(item)}</li>" for item in block.items)
        return f"<{tag}{start}>{items}</{tag}>"

    def _table(self, block: Table) -> str:
        head = "".join(self._element("th", words, ' scope="col"') for words in block.head)
        rows = "".join(f"<tr>{''.join(self._cells(row, block.named))}</tr>" for row in block.rows)
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        if self._paper:
            return table
        label = html.escape(block.label)
        return f'<div class="mh_scroll" role="region" tabindex="0" aria-label="{label}">{table}</div>'

    def _cells(self, row: Sequence[Sequence[Block]], named: bool) -> Iterator[str]:
        for at, cell in enumerate(row):
            inner = self._inside(cell)
            yield f'<th scope="row">{inner}</th>' if named and at == 0 else f"<td>{inner}</td>"

    def _inside(self, blocks: Sequence[Block]) -> str:
        """What stands in an item or a cell: one paragraph needs no mark of its own."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self._element("", blocks[0].words)
        return "".join(self.blocks(blocks))

    def _element(self, tag: str, words: Words, attributes: str = "") -> str:
        if tag and words and all(span.own for span in words):
            inner = "".join(self._span(span) for span in words)
            return f"<{tag}{attributes}{self._language(plain_words(words))}>{inner}</{tag}>"
        inner = "".join(
            f"<span{self._language(span.text)}>{self._span(span)}</span>" if span.own else self._span(span)
            for span in words
        )
        return f"<{tag}{attributes}>{inner}</{tag}>" if tag else inner

    def _language(self, text: str) -> str:
        way = direction(text)
        turned = f' dir="{way}"' if way else ""
        return f' translate="no" lang="{html.escape(self._of.own_language)}"{turned}'

    def _span(self, span: Span) -> str:
        text = html.escape(span.text, quote=False).replace("\n", "<br>")
        if span.slanted:
            text = f"<em>{text}</em>"
        if span.strong:
            text = f"<strong>{text}</strong>"
        if not span.link:
            return text
        address = f"{self._of.base}{span.link}" if self._paper and span.link.startswith("/") else span.link
        outside = "" if span.link[0] in "/#" else ' rel="nofollow ugc noopener"'
        return f'<a href="{html.escape(address)}"{outside}>{text}</a>'
