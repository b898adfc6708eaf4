"""Rows of one sheet of a workbook (ECMA-376 part 1, 18.3), cell by cell as they stream by."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from moothill.core.exchange.making import beginning
from moothill.core.exchange.packed import Package
from moothill.core.exchange.shapes import CannotRead, Limits, Refused, gettext_noop
from moothill.core.exchange.tables import Row
from moothill.core.exchange.xlsx_parts import Book, Sheet, whole
from moothill.core.exchange.xml_events import bare, parse

_PLACE = re.compile(r"([A-Z]{1,3})\d{0,7}")
_MOST_COLUMNS = 16_384
_YES = frozenset(("1", "true"))
_FORMULA = gettext_noop("“%(column)s” is a formula, not words. Copy the column, and paste it as values.")
_ERROR = gettext_noop("“%(column)s” is an error of the sheet. Mend it there.")
_HUGE = gettext_noop("A cell of this row has more than %(most)s characters. Shorten it, or split the row.")
_WIDE = gettext_noop("This row has more than %(most)s cells. Delete those that are not needed.")
_DATE = gettext_noop("“%(column)s” is a date that no calendar has.")
_HIDDEN_ROW = gettext_noop(
    "This row is hidden in the sheet, so it was not read. Show it there, if it is meant."
)
_HIDDEN_COLUMNS = gettext_noop(
    "Hidden columns were not read: %(columns)s. Show them there, if they are meant."
)
_ROWS = gettext_noop("The sheet has more than %(most)s rows. Bring it in parts.")


class _Rows:
    """Hears a sheet, and keeps the rows that ended until they are fetched. What is in no cell is passed over."""

    def __init__(self, book: Book, sheet: Sheet, limits: Limits) -> None:
        self.book = book
        self.place = f"sheet “{sheet.name}”, row"
        self.limits = limits
        self.ended: list[Row | Refused] = []
        self.depth = self.seen = self.number = 0
        self._columns: dict[str, int] = {}
        self._names: dict[str, str] = {}
        self.unseen: set[int] = set()  # columns that people do not see
        self.passed: set[int] = set()  # those of them that hold something
        self._begin()

    def _begin(self) -> None:
        self.cells: dict[int, str] = {}
        self.odd: dict[int, str] = {}
        self.fault: tuple[str, int] | None = None
        self.at = -1
        self.kind, self.style, self.length = "", "", 0
        self.pieces: list[str] = []
        self.hears = self.inside = self.hidden = False

    def _bare(self, name: str) -> str:
        found = bare(name)
        if len(self._names) < 100:
            self._names[name] = found
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        name = self._names.get(name) or self._bare(name)
        if name == "c":
            column = self._column(attributes.get("r", ""))
            self.at = column if column >= 0 else self.at + 1
            self.kind, self.style = attributes.get("t", ""), attributes.get("s", "")
            self.length, self.inside = 0, True
            self.pieces.clear()
        elif name in {"v", "t"}:
            self.hears = self.inside
        elif name == "f":
            if self.inside:
                self.odd[self.at] = _FORMULA
        elif name == "row":
            self._begin()
            self.number = max(self.number + 1, whole(attributes.get("r", "")))
            self.hidden = attributes.get("hidden", "") in _YES
        elif name == "col" and attributes.get("hidden", "") in _YES:
            first, last = whole(attributes.get("min", "")), whole(attributes.get("max", ""))
            self.unseen.update(range(max(first, 1) - 1, min(last, self.limits.columns)))

    def words(self, words: str) -> None:
        if self.hears:
            self.length += len(words)
            if self.length > 2 * self.limits.cell:
                self.fault = (_HUGE, self.limits.cell)
            else:
                self.pieces.append(words)

    def end(self, name: str) -> None:
        self.depth -= 1
        name = self._names.get(name) or self._bare(name)
        if name in {"v", "t"}:
            self.hears = False
        elif name == "c":
            self.inside = False
            if self.at in self.unseen:
                if self.odd.pop(self.at, None) or self.pieces:
                    self.passed.add(self.at)
            elif self.pieces:
                self._close("".join(self.pieces))
        elif name == "row":
            self.seen += 1
            if row := self._row():
                self.ended.append(row)
        elif name == "sheetData" and self.passed:
            self.ended.append(self._unseen())

    def _unseen(self) -> Refused:
        letters = ", ".join(letters_of(column) for column in sorted(self.passed)[:20])
        return Refused(0, _HIDDEN_COLUMNS, {"columns": letters}, "", self.place.removesuffix(", row"))

    def _column(self, place: str) -> int:
        """Letters come again in each row, so they are worked out once."""
        letters = place.rstrip("0123456789")
        found = self._columns.get(letters)
        if found is None:
            found = column_of(letters)
            if len(self._columns) < _MOST_COLUMNS:
                self._columns[letters] = found
        return found

    def _close(self, words: str) -> None:
        if self.at >= _MOST_COLUMNS or len(self.cells) >= 2 * self.limits.columns:
            self.fault = (_WIDE, self.limits.columns)
        elif not self.fault:
            self.cells[self.at] = self._value(words)

    def _value(self, words: str) -> str:
        if self.kind == "s":
            return self._shared(whole(words))
        if self.kind == "b":
            return "yes" if words == "1" else "no"
        if self.kind == "e":
            self.odd.setdefault(self.at, _ERROR)
            return words
        if self.kind in {"", "n"}:
            return self._number(words)
        return words

    def _shared(self, number: int) -> str:
        if not 0 <= number < len(self.book.strings):
            return ""
        if self.book.strings.size(number) > 8 * self.limits.cell:
            self.fault = (_HUGE, self.limits.cell)
            return ""
        return self.book.strings[number]

    def _number(self, words: str) -> str:
        if whole(self.style) in self.book.dates:
            day = _day(words, epoch_1904=self.book.epoch_1904)
            if not day:
                self.odd[self.at] = _DATE
            return day or words
        return words[:-2] if words.endswith(".0") else words

    def _row(self) -> Row | Refused | None:
        """The row as a whole, or None for an empty one."""
        place = f"{self.place} {self.number}"
        if self.fault:
            reason, most = self.fault
            texts = list(self.cells.values())
            return Refused(self.number, reason, {"most": str(most)}, beginning(texts), place)
        last = max((at for at, words in self.cells.items() if words and not words.isspace()), default=-1)
        last = max((last, *self.odd))
        if last >= self.limits.columns:
            facts = {"most": str(self.limits.columns)}
            return Refused(self.number, _WIDE, facts, beginning(list(self.cells.values())), place)
        if last < 0:
            return None
        if self.hidden:
            return Refused(self.number, _HIDDEN_ROW, {}, "", place)
        cells = self.cells
        return Row(self.number, [cells.get(at, "") for at in range(last + 1)], place, self.odd)


def _day(words: str, *, epoch_1904: bool) -> str:
    """A day counted as spreadsheets count them; the day 60 of the 1900 way (29 February 1900) never was."""
    try:
        number = float(words)
    except ValueError:
        return ""
    if not 0 <= number < (2_957_004 if epoch_1904 else 2_958_466):  # the end of the year 9999
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
    heard = _Rows(book, sheet, limits)
    for _ in parse(package.chunks(sheet.part), heard, limits):
        yield from heard.ended
        heard.ended.clear()
        if heard.seen > limits.rows:
            raise CannotRead(_ROWS, most=str(limits.rows))


def column_of(place: str) -> int:
    """Which column "AB12", or "AB" alone, is in, from 0; -1 where it is not said."""
    found = _PLACE.fullmatch(place)
    if found is None:
        return -1
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters_of(column: int) -> str:
    """What people call a column: 0 is "A", 27 is "AB"."""
    before, at = divmod(column, 26)
    return (letters_of(before - 1) if before else "") + chr(65 + at)
