"""Days and months: adding them, and the next day of a kind. Nothing here raises: at the end of time, time stops."""

from datetime import date, timedelta
from functools import cache

from moothill.core.dates import Period

_LEAST, _MOST = date.min.year * 12, date.max.year * 12 + 11


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day where it is shorter.

    >>> add_months(date(2018, 8, 31), 6)
    datetime.date(2019, 2, 28)
    """
    place = day.year * 12 + day.month - 1 + months
    if place < _LEAST:
        return date.min
    if place > _MOST:
        return date.max
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def add_days(day: date, days: int) -> date:
    """The day so many days later."""
    place = day.toordinal() + days
    return date.fromordinal(max(1, min(place, date.max.toordinal())))


def next_day(written: str, start: date) -> date:
    """The first day like "31-08" on or after `start`."""
    day, month = int(written[:2]), int(written[3:])
    this = date(start.year, month, day)
    if this >= start or start.year == date.max.year:
        return this
    return date(start.year + 1, month, day)


def ends_of(period: Period | None) -> tuple[date, date] | None:
    """The first and last day that a period can mean; None where a side is open or nothing is known."""
    if period is None or period.earliest is None or period.latest is None:
        return None
    return period.earliest, period.latest


@cache
def _length(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - timedelta(days=1)).day
