"""The comments of a conversation on Pol.is: `comments.csv` of its export, as published at github.com/compdemocracy/openData.

Columns: timestamp, datetime, comment-id, author-id, agrees, disagrees, moderated (-1 rejected, 0 not moderated, 1 accepted),
comment-body. Newer exports have passes and importance beside them. Who wrote a comment is a number there, and stays out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import IO

from moothill.core.exchange.csv_rows import csv_table
from moothill.core.exchange.making import beginning, contribution
from moothill.core.exchange.shapes import USUAL, CannotRead, Found, Limits, Refused, gettext_noop
from moothill.core.exchange.tables import Row

NEEDED = frozenset(("comment-id", "agrees", "disagrees", "moderated", "comment-body"))
_OTHER = gettext_noop(
    "This is not the file comments.csv of a Pol.is export: the column “%(column)s” is missing."
)
_REJECTED = gettext_noop("Moderators of the conversation rejected this comment.")
_NO_COUNT = gettext_noop("“%(column)s” is no number here.")
# Attribution as the makers of Polis ask for it. The licence of the words is for those to say who held the conversation.
SOURCE = "Gathered using the Polis software (compdemocracy.org/polis), comment {number}: {votes}"
VOTES = "{agrees} agreed, {disagrees} disagreed"


class Polis:
    """Reads comments.csv."""

    name = "polis"
    label = gettext_noop("comments from Pol.is")
    confirmed = True
    suffixes = (".csv",)
    columns = False

    def headings(self, file: IO[bytes], limits: Limits = USUAL) -> list[str]:
        """None to map."""
        _columns(csv_table(file, limits).headings)
        return []

    def suggest(self, headings: Sequence[str]) -> dict[str, str]:
        """Nothing to suggest."""
        return {}

    def read(
        self, file: IO[bytes], mapping: Mapping[str, str], limits: Limits = USUAL
    ) -> Iterator[Found | Refused]:
        """Every comment that moderators did not reject; those who agreed are its supporters."""
        table = csv_table(file, limits)
        columns = _columns(table.headings)
        return (row if isinstance(row, Refused) else _one(row, columns, limits) for row in table.rows)


def _columns(headings: list[str]) -> dict[str, int]:
    columns = {heading.casefold(): at for at, heading in enumerate(headings)}
    if missing := sorted(NEEDED - set(columns)):
        raise CannotRead(_OTHER, column=missing[0])
    return columns


def _one(row: Row, columns: Mapping[str, int], limits: Limits) -> Found | Refused:
    def cell(name: str) -> str:
        return row.cells[columns[name]].strip() if name in columns else ""

    if cell("moderated") == "-1":
        return Refused(row.number, _REJECTED, {}, beginning([cell("comment-body")]), row.place)
    for name in ("agrees", "disagrees", "comment-id"):
        if not (cell(name).isascii() and cell(name).isdigit() and len(cell(name)) < 10):
            return Refused(
                row.number, _NO_COUNT, {"column": name}, beginning([cell("comment-body")]), row.place
            )
    number = cell("comment-id")
    votes = VOTES.format(agrees=cell("agrees"), disagrees=cell("disagrees"))
    values = {
        "words": cell("comment-body"),
        "form": "comment",
        "when": _day(cell("timestamp")),
        "supports": cell("agrees"),
        "source": SOURCE.format(number=number, votes=votes),
    }
    return contribution(values, row=row.number, place=row.place, external=number, limits=limits)


def _day(milliseconds: str) -> str:
    """The day in UTC; the column beside it is in the zone of whoever exported."""
    if not (milliseconds.isascii() and milliseconds.isdigit() and len(milliseconds) < 14):
        return ""
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC).date().isoformat()
