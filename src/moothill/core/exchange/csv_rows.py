"""Rows of CSV (RFC 4180, and what is sent by that name): any of four delimiters, and one bad row spoils no other."""

import csv
from collections import Counter
from collections.abc import Iterator
from typing import IO

from moothill.core.exchange.decoding import encoding_of, lines_of
from moothill.core.exchange.making import beginning
from moothill.core.exchange.plain import is_no_text
from moothill.core.exchange.shapes import CannotRead, Limits, Refused, gettext_noop
from moothill.core.exchange.tables import Row, Table, table_of

_DELIMITERS = ",;\t|"
_SAMPLE, _SAMPLE_LINES = 65_536, 60
_MOST_BROKEN = 200  # rows whose quotation marks are broken; each may cost a look at its cell's length again
_QUOTES = gettext_noop(
    'A quotation mark in this row is never closed, or stands inside a word. Write it twice inside a cell: "".'
)
_TOO_BROKEN = gettext_noop(
    "More than %(most)s rows have broken quotation marks. Save the sheet again as CSV."
)
_RAGGED = gettext_noop(
    "This row has %(found)s cells, the headings are %(wanted)s. Perhaps a mark is missing or too many."
)
_NO_TEXT = gettext_noop("This row holds a sign that no text can hold: it was damaged. Save the sheet again.")
_ROWS = gettext_noop("The file has more than %(most)s rows. Bring it in parts.")


def csv_table(file: IO[bytes], limits: Limits) -> Table:
    """The one table of a CSV file. Raises CannotRead."""
    encoding = encoding_of(file)
    delimiter = _delimiter(file, encoding)
    table = table_of(_rows(file, encoding, delimiter, limits), limits)
    return Table(table.headings, _square(table.rows, len(table.headings)))


def _delimiter(file: IO[bytes], encoding: str) -> str:
    """The sign that parts the most first lines into the same number of cells, two or more."""
    lines: list[str] = []
    size = 0
    for line in lines_of(file, encoding):
        lines.append(line)
        size += len(line)
        if size > _SAMPLE or len(lines) >= _SAMPLE_LINES:
            break
    return max(_DELIMITERS, key=lambda sign: _agreement(lines, sign))


def _agreement(lines: list[str], delimiter: str) -> tuple[float, int]:
    """What share of the rows has the commonest number of cells, and that number."""
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row))
    except csv.Error:
        return 0.0, 0
    if not widths:
        return 0.0, 0
    (width, number), *_ = widths.most_common(1)
    share = number / sum(widths.values())
    return (share, width) if width > 1 else (0.0, 1)


def _rows(file: IO[bytes], encoding: str, delimiter: str, limits: Limits) -> Iterator[Row | Refused]:
    """Every row that is not empty, counted as a spreadsheet counts them."""
    lines = _Lines(lines_of(file, encoding))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = broken = 0
    while True:
        lines.begin()
        number += 1
        if number > limits.rows:
            raise CannotRead(_ROWS, most=str(limits.rows))
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            broken += 1
            if broken > _MOST_BROKEN:
                raise CannotRead(_TOO_BROKEN, most=str(_MOST_BROKEN)) from None
            yield Refused(number, _QUOTES, {}, beginning([lines.first()]), f"row {number}")
            lines.back()
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            continue
        if any(cells):
            if any(map(is_no_text, cells)):
                yield Refused(number, _NO_TEXT, {}, beginning(cells), f"row {number}")
            elif any(cell.strip() for cell in cells):
                yield Row(number, cells, f"row {number}")


class _Lines:
    """Lines that can be gone back over as far as the row that began last: a broken row costs itself, not those below it."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: list[str] = []  # in reverse
        self._taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines)
        self._taken.append(line)
        return line

    def begin(self) -> None:
        """A row begins here."""
        self._taken.clear()

    def first(self) -> str:
        """The line with which the row began."""
        return self._taken[0] if self._taken else ""

    def back(self) -> None:
        """Go on with the second line of the row."""
        self._again += reversed(self._taken[1:])
        self._taken.clear()


def _square(rows: Iterator[Row | Refused], width: int) -> Iterator[Row | Refused]:
    """Rows with as many cells as there are headings; empty ones at the end more or less are nobody's fault."""
    for row in rows:
        if isinstance(row, Refused) or len(row.cells) == width:
            yield row
            continue
        cells = list(row.cells)
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        if len(cells) == width:
            yield Row(row.number, cells, row.place)
        else:
            facts = {"found": str(len(cells)), "wanted": str(width)}
            yield Refused(row.number, _RAGGED, facts, beginning(cells), row.place)
