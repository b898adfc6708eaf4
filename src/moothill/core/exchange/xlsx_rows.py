"""Rows of one sheet of a workbook (ECMA-376 part 1, 18.3), cell by cell as they stream by."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from moothill.core.exchange.making import beginning
from moothill.core.exchange.packed import Package
from moothill.core.exchange.shapes import CannotRead, Limits, Refused, gettext_noop
from moothill.core.exchange.tables import Row
from moothill.core.exchange.xlsx_parts import Book, Sheet, whole
from moothill.core.exchange.xml_events import events

_PLACE = re.compile(r"([A-Z]{1,3})\d{0,7}")
_MOST_COLUMNS = 16_384
_FORMULA = gettext_noop("“%(column)s” is a formula, not words. Copy the column, and paste it as values.")
_ERROR = gettext_noop("“%(column)s” is an error of the sheet. Mend it there.")
_HUGE = gettext_noop("A cell of this row has more than %(most)s characters. Shorten it, or split the row.")
_WIDE = gettext_noop("This row has more than %(most)s cells. Delete those that are not needed.")
_DATE = gettext_noop("“%(column)s” is a date that no calendar has.")
_ROWS = gettext_noop("The sheet has more than %(most)s rows. Bring it in parts.")


class _Cells:
    """The row that is being read."""

    def __init__(self, book: Book, limits: Limits) -> None:
        self.book = book
        self.limits = limits
        self.begin(0)

    def begin(self, number: int) -> None:
        """A row begins."""
        self.number = number
        self.cells: dict[int, str] = {}
        self.odd: dict[int, str] = {}
        self.fault: tuple[str, int] | None = None
        self.at = -1
        self.kind, self.style, self.length = "", 0, 0
        self.pieces: list[str] = []

    def open(self, kind: str, style: str, at: int) -> None:
        """A cell begins."""
        self.at = at if at >= 0 else self.at + 1
        self.kind, self.style, self.length = kind, whole(style), 0
        self.pieces.clear()

    def hear(self, words: str) -> None:
        """More of the cell; what no cell may hold is let go at once, and the row refused."""
        self.length += len(words)
        if self.length > 2 * self.limits.cell:
            self.fault = (_HUGE, self.limits.cell)
        else:
            self.pieces.append(words)

    def close(self) -> None:
        """The cell ends."""
        words = "".join(self.pieces)
        if not words or self.fault:
            return
        if self.at >= _MOST_COLUMNS or len(self.cells) >= 2 * self.limits.columns:
            self.fault = (_WIDE, self.limits.columns)
            return
        self.cells[self.at] = self._value(words)

    def _value(self, words: str) -> str:
        if self.kind == "s":
            number = whole(words)
            return self.book.strings[number] if 0 <= number < len(self.book.strings) else ""
        if self.kind == "b":
            return "yes" if words == "1" else "no"
        if self.kind == "e":
            self.odd.setdefault(self.at, _ERROR)
            return words
        if self.kind in {"", "n"}:
            return self._number(words)
        return words

    def _number(self, words: str) -> str:
        if self.style in self.book.dates:
            day = _day(words, epoch_1904=self.book.epoch_1904)
            if not day:
                self.odd[self.at] = _DATE
            return day or words
        return words[:-2] if words.endswith(".0") else words

    def row(self, place: str) -> Row | Refused | None:
        """The row as a whole, or None for an empty one."""
        texts = [words for words in self.cells.values() if words.strip()]
        if self.fault:
            reason, most = self.fault
            return Refused(self.number, reason, {"most": str(most)}, beginning(texts), place)
        if not texts and not self.odd:
            return None
        last = max((*self.cells, *self.odd))
        if last >= self.limits.columns:
            last = max((at for at in self.cells if self.cells[at].strip()), default=0)
        if last >= self.limits.columns:
            facts = {"most": str(self.limits.columns)}
            return Refused(self.number, _WIDE, facts, beginning(texts), place)
        cells = [self.cells.get(at, "") for at in range(last + 1)]
        return Row(self.number, cells, place, self.odd)


def _day(words: str, *, epoch_1904: bool) -> str:
    """A day counted as spreadsheets count them; the day 60 of the 1900 way (29 February 1900) never was."""
    try:
        number = float(words)
    except ValueError:
        return ""
    if not 0 <= number < 2_958_466:
        return ""
    if number < 1 and not epoch_1904:
        minutes = round(number * 1440) % 1440
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if epoch_1904:
        return (date(1904, 1, 1) + timedelta(days=int(number))).isoformat()
    if int(number) == 60:
        return ""
    first = date(1899, 12, 31) if number < 60 else date(1899, 12, 30)
    return (first + timedelta(days=int(number))).isoformat()


def sheet_rows(package: Package, book: Book, sheet: Sheet, limits: Limits) -> Iterator[Row | Refused]:
    """Every row of a sheet that is not empty. Raises CannotRead."""
    cells = _Cells(book, limits)
    number, reading, seen = 0, False, 0
    for event, name, facts in events(package.chunks(sheet.part), limits):
        if event == "words":
            if reading:
                cells.hear(name)
        elif name in {"v", "t"}:
            reading = event == "start"
        elif event == "start":
            if name == "c":
                cells.open(facts.get("t", ""), facts.get("s", ""), column_of(facts.get("r", "")))
            elif name == "f" and cells.at >= 0:
                cells.odd[cells.at] = _FORMULA
            elif name == "row":
                number = max(number + 1, whole(facts.get("r", "")))
                cells.begin(number)
        elif name == "c":
            cells.close()
        elif name == "row":
            seen += 1
            if seen > limits.rows:
                raise CannotRead(_ROWS, most=str(limits.rows))
            if row := cells.row(f"sheet “{sheet.name}”, row {number}"):
                yield row


def column_of(place: str) -> int:
    """Which column "AB12", or "AB" alone, is in, from 0; -1 where it is not said."""
    found = _PLACE.fullmatch(place)
    if found is None:
        return -1
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1
