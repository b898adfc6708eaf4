"""Counts over time as columns: by day where they fit into a month, else by week, month or year."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_MOST_DAYS, _MOST = 31, 60  # columns


class Step(StrEnum):
    """How long one column lasts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the first day of its time, how many, and where it stands, in whole units."""

    first: date
    count: int
    x: int
    width: int
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class Columns:
    """The whole picture. Times in which nothing was counted have no column, and keep their room."""

    step: Step
    width: int
    height: int
    columns: tuple[Column, ...]


def columns(counts: Mapping[date, int], *, width: int, height: int, mirrored: bool = False) -> Columns:
    """The picture of counts by day; `mirrored` runs from right to left. The highest column is as high as the picture.

    >>> columns({date(2018, 3, 1): 2, date(2018, 3, 3): 4}, width=30, height=8).columns[1]
    Column(first=datetime.date(2018, 3, 3), count=4, x=20, width=8, top=0, height=8)
    """
    known = {day: count for day, count in counts.items() if count > 0}
    if not known:
        return Columns(Step.DAY, width, height, ())
    step = _step(min(known), max(known))
    by: Counter[date] = Counter()
    for day, count in known.items():
        by[_FIRST[step](day)] += count
    first, room, highest = min(by), _between(step, min(by), max(by)) + 1, max(by.values())
    drawn = []
    for start in sorted(by):
        place = _between(step, first, start)
        left, right = place * width // room, (place + 1) * width // room
        broad = max(1, (right - left) * 4 // 5)
        tall = max(1, by[start] * height // highest)
        x = width - left - broad if mirrored else left
        drawn.append(Column(start, by[start], x, broad, height - tall, tall))
    return Columns(step, width, height, tuple(drawn))


def _step(first: date, last: date) -> Step:
    if (last - first).days < _MOST_DAYS:
        return Step.DAY
    fits = (step for step in (Step.WEEK, Step.MONTH) if _between(step, _FIRST[step](first), last) < _MOST)
    return next(fits, Step.YEAR)


_FIRST: Mapping[Step, Callable[[date], date]] = {
    Step.DAY: lambda day: day,
    Step.WEEK: lambda day: day - timedelta(days=min(day.weekday(), (day - date.min).days)),
    Step.MONTH: lambda day: day.replace(day=1),
    Step.YEAR: lambda day: day.replace(month=1, day=1),
}


def _between(step: Step, first: date, later: date) -> int:
    """How many steps lie between the beginning of one and a day in another."""
    if step in (Step.DAY, Step.WEEK):
        return (later - first).days // (7 if step is Step.WEEK else 1)
    months = (later.year - first.year) * 12 + later.month - first.month
    return months if step is Step.MONTH else later.year - first.year
