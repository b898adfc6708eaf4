"""Codebooks as CSV (RFC 4180): one row a code. A row names what it stands under by its id, or by its label."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from moothill.core.exchange.codebooks.shapes import Book, Raw
from moothill.core.exchange.decoding import encoding_of, lines_of
from moothill.core.exchange.plain import is_no_text
from moothill.core.exchange.shapes import CannotRead, gettext_noop

HEADINGS = ("id", "label", "under", "standing", "definition", "included", "excluded")
# What people call the same columns.
_ALSO = {
    "guid": "id", "code": "label", "name": "label", "parent": "under", "description": "definition", "status": "standing",
    "examples": "included",
}  # fmt: skip
_DELIMITERS = ",;\t|"
# A sheet program would take such a cell for a formula; one mark before it says that it is none.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_MARKED = re.compile(r"'+[=+\-@\t\r]")
_NO_LABEL = gettext_noop(
    "There is no column “label”. The first row must say what each column holds: %(known)s."
)
_COLUMN_TWICE = gettext_noop("Two columns are called “%(column)s”. Nothing was read. Rename one of them.")
_ROW = gettext_noop("%(place)s has %(found)s cells, the headings are %(wanted)s. Nothing was read.")
_QUOTES = gettext_noop(
    'Near line %(line)s a quotation mark is never closed, or stands inside a word. Write it twice inside a cell: "".'
)
_NO_TEXT = gettext_noop("%(place)s holds a sign that no text can hold: it was damaged. Save the sheet again.")


def write_csv(book: Book) -> str:
    """The book as a sheet that holds no formula."""
    sheet = io.StringIO(newline="")
    rows = csv.writer(sheet)
    rows.writerow(HEADINGS)
    for code in book.codes:
        under = "" if code.above is None else book.codes[code.above].guid
        cells = (
            code.guid,
            code.label,
            under,
            code.standing,
            code.definition,
            code.included,
            code.excluded,
        )
        rows.writerow(f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells)
    return sheet.getvalue()


def read_csv(content: bytes) -> Iterator[Raw]:
    """Every code in the sheet; columns that mean nothing here are left out. Raises CannotRead."""
    file = io.BytesIO(content)
    encoding = encoding_of(file)
    heading = next(lines_of(file, encoding), "")
    delimiter = max(_DELIMITERS, key=heading.count)
    rows = csv.reader(lines_of(file, encoding), delimiter=delimiter, strict=True)
    try:
        columns = _columns(next(rows, []))
        for number, cells in enumerate(rows, start=2):
            if any(cell.strip() for cell in cells):
                yield _raw(cells, columns, f"row {number}")
    except csv.Error as error:
        raise CannotRead(_QUOTES, line=str(rows.line_num)) from error


def _columns(cells: Sequence[str]) -> list[str]:
    """What each column holds, "" for what means nothing here."""
    names = [cell.strip().casefold() for cell in cells]
    found = [_ALSO.get(name, name) if _ALSO.get(name, name) in HEADINGS else "" for name in names]
    for name in HEADINGS:
        if found.count(name) > 1:
            raise CannotRead(_COLUMN_TWICE, column=name)
    if "label" not in found:
        raise CannotRead(_NO_LABEL, known=", ".join(HEADINGS))
    return found


def _raw(cells: list[str], columns: list[str], place: str) -> Raw:
    while len(cells) > len(columns) and not cells[-1].strip():
        cells.pop()
    if len(cells) != len(columns):
        raise CannotRead(_ROW, place=place, found=str(len(cells)), wanted=str(len(columns)))
    if any(map(is_no_text, cells)):
        raise CannotRead(_NO_TEXT, place=place)
    given: dict[str, Any] = {
        column: _unmarked(cell) for column, cell in zip(columns, cells, strict=True) if column
    }
    own = given.pop("id", "")
    return Raw(place, own=own, **given)


def _unmarked(cell: str) -> str:
    return cell[1:] if _MARKED.match(cell) else cell
