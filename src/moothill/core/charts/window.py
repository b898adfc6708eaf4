"""The stretch of whole months that a picture shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from moothill.core.dates import Period
from moothill.core.dates.period import last_of_month

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """Whole months: `first` is the first day of one, `last` the last day of one, and not before it."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def touches(self, period: Period) -> bool:
        """Whether any day that the period can mean falls into it; never for one of which no day is known."""
        after_first = period.latest is None or period.latest >= self.first
        before_last = period.earliest is None or period.earliest <= self.last
        return period.is_known and after_first and before_last

    @property
    def months(self) -> list[Month]:
        """Each month as (year, month), in order."""
        start, end = _count(self.first), _count(self.last)
        return [(each // 12, each % 12 + 1) for each in range(start, end + 1)]


def window_of(periods: Iterable[Period], *, first: date, last: date, spare: int = 12) -> Window:
    """The months that `periods` touch, at most `spare` months before `first` or after `last`; those two if none is known.

    So one date that is far off, or mistyped, does not squeeze the rest of the picture together.
    """
    least, most = _count(first) - spare, _count(last) + spare
    months = [_count(day) for each in periods for day in (each.earliest, each.latest) if day]
    inside = [month for month in months if least <= month <= most] or [_count(first), _count(last)]
    return Window(date(*_month(_held(min(inside))), 1), last_of_month(*_month(_held(max(inside)))))


def _count(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(count: int) -> Month:
    return count // 12, count % 12 + 1


def _held(count: int) -> int:
    """Inside the years that a calendar has."""
    return min(max(count, 12), 9999 * 12 - 1)
