"""How much of a page is read. What goes beyond is refused with its line, never cut off quietly."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of everything; an operator may set those of the page as a whole."""

    page: int = 5_000_000  # bytes
    rows: int = 20_000  # rows of all tables and entries of all lists together
    line: int = 100_000  # characters of one line
    row: int = 20_000  # characters of one row of a table
    columns: int = 100  # cells of one row, spans counted
    span: int = 1_000  # rows that one cell may reach over
    depth: int = 40  # lists, templates, tables or elements inside each other


USUAL = Limits()
