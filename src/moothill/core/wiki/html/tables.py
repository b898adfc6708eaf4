"""Tables of HTML."""

from collections.abc import Iterator
from typing import Any

from moothill.core.wiki.blocks import Cell, Piece, Table
from moothill.core.wiki.html.inline import Inline, left_out, tidy
from moothill.core.wiki.measuring import Measure
from moothill.core.wiki.remarks import Remark, gettext_noop
from moothill.core.wiki.spans import Laid, laid_out
from moothill.core.wiki.wikitext.tables import heads_of

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SWALLOWED = gettext_noop(
    "The table that begins in line %(line)s is not closed before the next heading; what follows is read as no part of it."
)
_LOOSE = gettext_noop("Words in line %(line)s stand in a table but in no cell of it.")


class Reader:
    """Reads one table. What a cell swallowed that begins with a heading is left in `after`, to be read as blocks."""

    def __init__(self, inline: Inline, measure: Measure) -> None:
        self.inline = inline
        self.measure = measure
        self.after: list[Any] = []
        self.loose: list[Piece] = []
        self.caption: Piece | None = None

    def table(self, element: Any) -> Table:
        """The table, its spans laid out. Raises Unreadable."""
        self.inline.enter(element)
        line = self.inline.line
        laid = [row for row in self._rows(element) if row]
        rows, faults = laid_out(laid, self.measure)
        if self.after:
            faults.append(Remark(_SWALLOWED, {"line": line}))
        faults += [Remark(_LOOSE, {"line": piece.line}) for piece in self.loose]
        return Table(
            rows, line, max(self.inline.line, line), self.caption, heads_of(rows), faults=tuple(faults)
        )

    def _rows(self, element: Any) -> Iterator[list[Laid]]:
        """The rows; cells that stand in no row make one of their own."""
        loose: list[Laid] = []
        self._words(element.text)
        for child in element:
            if why := left_out(child):
                self.inline.leave_out(child, why)
            elif self.after:
                self.after.append(child)
            elif child.tag in ("thead", "tbody", "tfoot"):
                self.inline.enter(child)
                yield from self._rows(child)
            elif child.tag == "tr":
                self.inline.enter(child)
                yield [*self._cells(child)]
            elif child.tag in ("td", "th"):
                loose.append(self._cell(child))
            elif child.tag == "caption":
                self._caption(child)
            elif child.tag not in ("colgroup", "col"):
                self.inline.enter(child)
                self._words(self.inline.text(child), counted=True)
            self._words(child.tail)
        if loose:
            yield loose

    def _caption(self, element: Any) -> None:
        self.inline.enter(element)
        first = self.inline.line
        self.caption = Piece(self.inline.text(element), first, self.inline.line)

    def _words(self, words: str | None, *, counted: bool = False) -> None:
        first = self.inline.line
        if not counted:
            self.inline.pass_by(words)
        if words and words.strip():
            self.loose.append(Piece(tidy(words), first, self.inline.line))

    def _cells(self, row: Any) -> Iterator[Laid]:
        self._words(row.text)
        for child in row:
            if why := left_out(child):
                self.inline.leave_out(child, why)
            elif self.after:
                self.after.append(child)
            else:
                yield self._cell(child)
            self._words(child.tail)

    def _cell(self, element: Any) -> Laid:
        self.inline.enter(element)
        first = self.inline.line
        text = self._text(element)
        cell = Cell(text, first, max(first, self.inline.line), header=element.tag == "th")
        return Laid(cell, _span(element, "rowspan"), _span(element, "colspan"))

    def _text(self, element: Any) -> str:
        parts = [self.inline.pass_by(element.text).replace("\n", " ")]
        for child in element:
            if self.after or _holds_heading(child):
                self.after.append(child)
                continue
            parts.append(self.inline.one(child))
            parts.append(self.inline.pass_by(child.tail).replace("\n", " "))
        return tidy("".join(parts))


def _holds_heading(element: Any) -> bool:
    return isinstance(element.tag, str) and (
        element.tag in HEADINGS or next(element.iter(*HEADINGS), None) is not None
    )


def _span(element: Any, name: str) -> int:
    words = (element.get(name) or "1").strip()
    return int(words[:12]) if words.isascii() and words.isdigit() else 1
