"""Workbooks: the first sheet that people see, and every other with the same headings."""

from collections.abc import Iterator
from typing import IO

from moothill.core.exchange.packed import Package, opened
from moothill.core.exchange.shapes import CannotRead, Limits, Refused, gettext_noop
from moothill.core.exchange.tables import Row, Table, table_of
from moothill.core.exchange.xlsx_merged import filled, tall_cells
from moothill.core.exchange.xlsx_parts import Book, Sheet, book_of
from moothill.core.exchange.xlsx_rows import sheet_rows

_MOST_SHEETS = 200
_HIDDEN = gettext_noop(
    "The sheet “%(sheet)s” is hidden, so it was not read. Show it and send the file again, if it is meant."
)
_OTHER = gettext_noop(
    "The sheet “%(sheet)s” has other headings than the first, so it was not read. Bring it by itself."
)
_EMPTY = gettext_noop("Every sheet of this workbook is hidden or empty.")
_MANY = gettext_noop("The workbook has %(found)s sheets; at most %(most)s are read.")


def xlsx_table(file: IO[bytes], limits: Limits) -> Table:
    """The rows of all sheets alike, and a refusal for each sheet left out. Raises CannotRead."""
    package = opened(file, limits)
    book = _book(package, limits)
    first, table = _first(package, book, limits)
    return Table(table.headings, _rows(package, book, first, table, limits))


def _book(package: Package, limits: Limits) -> Book:
    book = book_of(package, limits)
    if len(book.sheets) > _MOST_SHEETS:
        raise CannotRead(_MANY, found=str(len(book.sheets)), most=str(_MOST_SHEETS))
    return book


def _first(package: Package, book: Book, limits: Limits) -> tuple[Sheet, Table]:
    """The first visible sheet with anything in it."""
    refused = CannotRead(_EMPTY)
    for sheet in book.sheets:
        if not sheet.hidden and package.size(sheet.part) > 0:
            try:
                return sheet, _table(package, book, sheet, limits)
            except CannotRead as error:
                refused = error
                if not _is_empty(package, book, sheet, limits):
                    break
    raise refused


def _is_empty(package: Package, book: Book, sheet: Sheet, limits: Limits) -> bool:
    return next(sheet_rows(package, book, sheet, limits), None) is None


def _table(package: Package, book: Book, sheet: Sheet, limits: Limits) -> Table:
    rows = sheet_rows(package, book, sheet, limits)
    if places := tall_cells(package, sheet.part):
        rows = filled(rows, places)
    return table_of(rows, limits)


def _rows(
    package: Package, book: Book, first: Sheet, table: Table, limits: Limits
) -> Iterator[Row | Refused]:
    for sheet in book.sheets:
        place = f"sheet “{sheet.name}”"
        if sheet.hidden:
            yield Refused(0, _HIDDEN, {"sheet": sheet.name}, "", place)
        elif sheet == first:
            yield from table.rows
        elif not _is_empty(package, book, sheet, limits):
            yield from _more(package, book, sheet, table.headings, limits)


def _more(
    package: Package, book: Book, sheet: Sheet, headings: list[str], limits: Limits
) -> Iterator[Row | Refused]:
    """A further sheet, if it goes on where the first one ended."""
    place = f"sheet “{sheet.name}”"
    try:
        table = _table(package, book, sheet, limits)
    except CannotRead as error:
        yield Refused(0, error.reason, error.facts, "", place)
        return
    if table.headings == headings:
        yield from table.rows
    else:
        yield Refused(0, _OTHER, {"sheet": sheet.name}, "", place)
