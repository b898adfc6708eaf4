"""Workbooks: the first sheet that people see, and every other with the same headings."""

from collections.abc import Iterator
from typing import IO

from moothill.core.exchange.packed import Package, unpacked
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
    with unpacked(file, limits) as package:
        book = _book(package, limits)
        first, table = _first(package, book, limits)
        headings = table.headings
    return Table(headings, _rows(file, first, headings, limits))


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


def _rows(file: IO[bytes], first: Sheet, headings: list[str], limits: Limits) -> Iterator[Row | Refused]:
    """Lazily: the archive is open as long as somebody reads."""
    with unpacked(file, limits) as package:
        book = _book(package, limits)
        for sheet in book.sheets:
            yield from _of_sheet(package, book, sheet, first, headings, limits)


def _of_sheet(
    package: Package, book: Book, sheet: Sheet, first: Sheet, headings: list[str], limits: Limits
) -> Iterator[Row | Refused]:
    named = {"sheet": sheet.name}
    if sheet.hidden:
        yield Refused(0, _HIDDEN, named, "", f"sheet “{sheet.name}”")
        return
    if _is_empty(package, book, sheet, limits):
        return
    if sheet == first:
        yield from _table(package, book, sheet, limits).rows
        return
    try:
        table = _table(package, book, sheet, limits)
    except CannotRead as error:
        yield Refused(0, error.reason, error.facts, sheet.name, f"sheet “{sheet.name}”")
        return
    if table.headings != headings:
        yield Refused(0, _OTHER, named, "", f"sheet “{sheet.name}”")
        return
    yield from table.rows
