"""The columns of a timeline: the months that its periods touch, or years where those would be too many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from moothill.core.dates import Period, Precision, months
from moothill.core.dates.names import MONTHS
from moothill.rooms.plan.kinds import MONTHS_IN_SHORT

Month = tuple[int, int]

# More columns than these no page can hold side by side.
_MOST_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its full name for cards and for those who listen, and the months it stands for."""

    heading: str
    name: str
    year: int
    months: frozenset[Month]


def columns_of(periods: Iterable[Period]) -> list[Column]:
    """Columns from the first to the last month that any period touches; an open end reaches no further by itself."""
    found = {month for period in periods for month in months(period)}
    if not found:
        return []
    every = _from_to(min(found), max(found))
    return [_month(each) for each in every] if len(every) <= _MOST_MONTHS else _years(every)


def years_of(columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Each year above the months, with how many columns it has; none where the columns are years themselves."""
    if all(len(column.months) == 1 for column in columns):
        return [(year, len(list(group))) for year, group in groupby(columns, key=lambda column: column.year)]
    return []


def touched(periods: Iterable[Period], columns: Sequence[Column]) -> set[Month]:
    """The months of a row; an open end goes on to the last column."""
    last = date(*max(columns[-1].months), 1) if columns else None
    return {month for period in periods for month in months(period, until=last)}


def goes_on(periods: Iterable[Period]) -> bool:
    """Whether any of the periods has no end."""
    return any(period.precision is Precision.OPEN and period.latest is None for period in periods)


def _from_to(first: Month, last: Month) -> list[Month]:
    start, end = (year * 12 + month - 1 for year, month in (first, last))
    return [(each // 12, each % 12 + 1) for each in range(start, end + 1)]


def _month(month: Month) -> Column:
    year, number = month
    name = _("%(month)s %(year)s") % {"month": _(MONTHS[number - 1]), "year": year}
    return Column(str(MONTHS_IN_SHORT[number - 1]), name, year, frozenset([month]))


def _years(every: Iterable[Month]) -> list[Column]:
    by_year = groupby(every, key=lambda month: month[0])
    return [Column(str(year), str(year), year, frozenset(group)) for year, group in by_year]
