"""Counting what a page holds against the limits."""

from moothill.core.wiki.errors import Unreadable
from moothill.core.wiki.limits import Limits
from moothill.core.wiki.remarks import gettext_noop


class Measure:
    """Counts the rows of one page. Each method raises Unreadable, with the line, for what is too much."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.rows = 0

    def row(self, line: int) -> None:
        """One more row of a table or entry of a list."""
        self.rows += 1
        if self.rows > self.limits.rows:
            raise Unreadable(
                gettext_noop("The page has more than %(most)s rows and entries of lists."),
                gettext_noop("Bring it in parts, or ask the operator to raise MOOTHILL_IMPORT_ROWS."),
                line=line,
                most=self.limits.rows,
            )

    def cells(self, number: int, length: int, line: int) -> None:
        """One more row of a table, with that many cells and characters."""
        self.row(line)
        if number > self.limits.columns:
            raise Unreadable(
                gettext_noop("This row of a table has %(found)s cells; at most %(most)s fit."),
                gettext_noop("Split the table, or mend the row."),
                line=line,
                found=number,
                most=self.limits.columns,
            )
        if length > self.limits.row:
            raise Unreadable(
                gettext_noop("This row of a table has %(found)s characters; at most %(most)s fit."),
                gettext_noop("Check that the table is closed where it ends, or split the row."),
                line=line,
                found=length,
                most=self.limits.row,
            )

    def span(self, number: int, line: int) -> None:
        """How many rows or columns one cell reaches over."""
        if number > self.limits.span:
            raise Unreadable(
                gettext_noop("A cell reaches over %(found)s rows or columns; at most %(most)s are read."),
                gettext_noop("Mend its “rowspan” or “colspan”."),
                line=line,
                found=min(number, 10**12),
                most=self.limits.span,
            )

    def depth(self, number: int, line: int) -> None:
        """How many things stand inside each other here."""
        if number > self.limits.depth:
            raise Unreadable(
                gettext_noop("Here more than %(most)s things stand inside each other."),
                gettext_noop("Close what was opened and never closed, or make the lists flatter."),
                line=line,
                most=self.limits.depth,
            )


def check_lines(text: str, limits: Limits) -> None:
    """Raises Unreadable for a line that is too long to be one of a page."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > limits.line:
            raise Unreadable(
                gettext_noop("This line has %(found)s characters; at most %(most)s fit."),
                gettext_noop("Break it into paragraphs, or save the page again with its line breaks."),
                line=number,
                found=len(line),
                most=limits.line,
            )
