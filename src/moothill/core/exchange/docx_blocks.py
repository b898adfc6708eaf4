"""A DOCX document as a stream of paragraphs and rows of tables (ECMA-376 part 1, chapter 17)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from moothill.core.exchange.docx_styles import HEADING, NUMBERED, Styles
from moothill.core.exchange.shapes import Limits
from moothill.core.exchange.xml_events import Event

# What a reader of the printed page does not see: deleted and moved words, codes of fields, the older twin of a drawing.
_UNSEEN = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "comment", "footnote", "endnote"))
_OFF = frozenset(("0", "false", "off", "none"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`level`: how deep in a list, from 0; None outside of lists. `too_long`: how much there was, if it was let go."""

    words: str
    level: int | None = None
    heading: bool = False
    loose: bool = False  # belongs to the list by its looks, without a number of its own
    hidden: bool = False
    too_long: int = 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one row, as far as they were kept; `width`: how many there were. `table` and `row` count from 1."""

    table: int
    row: int
    cells: tuple[Paragraph, ...]
    width: int


class Blocks:
    """Hears the events of a document, and tells its blocks as they end."""

    def __init__(self, styles: Styles, limits: Limits) -> None:
        self.styles = styles
        self.limits = limits
        self.tables = self.rows = self.width = self.depth = self.unseen = 0
        self.cell: list[Paragraph] = []
        self.cells: list[Paragraph] = []
        self._paragraphs: list[_Open] = []

    def of(self, events: Iterable[Event]) -> Iterator[Paragraph | TableRow]:
        """The blocks, in order. A table inside a cell belongs to the cell."""
        for event, name, facts in events:
            if event == "words":
                if self._paragraphs and self._paragraphs[-1].hears and not self.unseen:
                    self._paragraphs[-1].add(name)
            elif name in _UNSEEN:
                self.unseen += 1 if event == "start" else -1
            elif event == "start":
                self._start(name, facts)
            elif block := self._end(name):
                yield block

    def _start(self, name: str, facts: Mapping[str, str]) -> None:
        if name == "p":
            self._paragraphs.append(_Open(2 * self.limits.cell))
        elif name == "tbl":
            self.depth += 1
            if self.depth == 1:
                self.tables, self.rows = self.tables + 1, 0
        elif name == "tr" and self.depth == 1:
            self.rows += 1
            self.cells, self.width = [], 0
        elif name == "tc" and self.depth == 1:
            self.cell = []
        elif self._paragraphs:
            self._paragraphs[-1].start(name, facts.get("val", ""))

    def _end(self, name: str) -> Paragraph | TableRow | None:
        if name == "p" and self._paragraphs:
            done = self._paragraphs.pop().done(self.styles)
            if self.depth:
                self.cell.append(done)
                return None
            if not self._paragraphs:
                return done
            self._paragraphs[-1].add(
                f"\n{done.words}"
            )  # the words of a box are words of the paragraph it hangs on
            return None
        if name == "tc" and self.depth == 1:
            self.width += 1
            if self.width <= self.limits.columns:
                self.cells.append(_joined(self.cell))
        elif name == "tr" and self.depth == 1:
            return TableRow(self.tables, self.rows, tuple(self.cells), self.width)
        elif name == "tbl":
            self.depth = max(0, self.depth - 1)
        elif self._paragraphs:
            self._paragraphs[-1].end(name)
        return None


class _Open:
    """A paragraph that has not ended."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.pieces: list[str] = []
        self.length = 0
        self.style, self.level = "", 0
        self.number: str | None = None
        self.hears = self.vanishes = self.hidden = False

    def add(self, words: str) -> None:
        self.length += len(words)
        if self.vanishes:
            self.hidden = True
        elif self.length <= self.most:
            self.pieces.append(words)

    def start(self, name: str, value: str) -> None:
        if name == "t":
            self.hears = True
        elif name == "r":
            self.vanishes = False
        elif name == "vanish":
            self.vanishes = value not in _OFF
        elif name in {"tab", "br", "cr"}:
            self.pieces.append("\t" if name == "tab" else "\n")
        elif name == "pStyle":
            self.style = value
        elif name == "numId":
            self.number = value
        elif name == "ilvl":
            self.level = int(value) if value.isascii() and value.isdigit() and len(value) < 3 else 0

    def end(self, name: str) -> None:
        if name == "t":
            self.hears = False
        elif name == "r":
            self.vanishes = False

    def done(self, styles: Styles) -> Paragraph:
        looks = styles.get(self.style, "")
        numbered = looks != HEADING and self.number != "0" and (self.number is not None or looks == NUMBERED)
        return Paragraph(
            "".join(self.pieces),
            self.level if numbered else None,
            looks == HEADING,
            self.style.casefold().startswith("list") and not numbered,
            self.hidden,
            self.length if self.length > self.most else 0,
        )


def _joined(cell: list[Paragraph]) -> Paragraph:
    words = "\n".join(
        f"- {each.words}" if each.level is not None and len(cell) > 1 else each.words for each in cell
    )
    too_long = sum(each.too_long for each in cell)
    return Paragraph(words, hidden=any(each.hidden for each in cell), too_long=too_long)
