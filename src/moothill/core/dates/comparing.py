"""Comparing periods. What the words leave open is answered with "cannot tell", never with a guess."""

from datetime import date
from enum import StrEnum

from moothill.core.dates.period import Period, Precision


class Answer(StrEnum):
    """The three answers to a question about periods."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"


_FIRST, _LAST = date.min, date.max
_MOST_MONTHS = 1200


def before(one: Period, other: Period) -> Answer:
    """Whether `one` lies wholly before `other`, for every day that either can mean."""
    if not (one.is_known and other.is_known):
        return Answer.CANNOT_TELL
    if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
        return Answer.YES
    if one.earliest is not None and other.latest is not None and one.earliest >= other.latest:
        return Answer.NO
    return Answer.CANNOT_TELL


def overlaps(one: Period, other: Period) -> Answer:
    """Whether some day belongs to both.

    A range lasts all of its days; a day, a week or a month named alone may mean any of its days.
    """
    if not (one.is_known and other.is_known):
        return Answer.CANNOT_TELL
    if _apart(one, other):
        return Answer.NO
    if _surely_meet(one, other):
        return Answer.YES
    return Answer.CANNOT_TELL


def within(one: Period, other: Period) -> Answer:
    """Whether `one` lies wholly inside the days of `other`."""
    if not (one.is_known and other.is_known):
        return Answer.CANNOT_TELL
    if _encloses(other, one):
        return Answer.YES
    if _apart(one, other) or _lasts(one):
        return Answer.NO
    return Answer.CANNOT_TELL


def is_over(period: Period, on: date) -> Answer:
    """Whether every day of the period lies before `on`. "Some time in March" cannot be told while it is March."""
    if not period.is_known:
        return Answer.CANNOT_TELL
    if period.latest is not None and period.latest < on:
        return Answer.YES
    if period.earliest is not None and period.earliest >= on:
        return Answer.NO
    ends_by_its_words = period.precision in (Precision.RANGE, Precision.OPEN) and period.latest is not None
    return Answer.NO if ends_by_its_words else Answer.CANNOT_TELL


def days_between(period: Period, on: date) -> tuple[int | None, int | None]:
    """The least and the most days from `on` to the period; negative when it lies before, None where it is open."""
    least = (period.earliest - on).days if period.earliest else None
    most = (period.latest - on).days if period.latest else None
    return least, most


def months(period: Period, *, until: date | None = None) -> tuple[tuple[int, int], ...]:
    """The (year, month) pairs that the period touches, in order, at most 1200.

    An open end runs to the month of `until`, or touches its first month alone; an open start touches its last alone.
    """
    first = period.earliest or period.latest
    last = period.latest or until or period.earliest
    if first is None or last is None or last < first:
        return ()
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return tuple((each // 12, each % 12 + 1) for each in range(start, min(end + 1, start + _MOST_MONTHS)))


def _apart(one: Period, other: Period) -> bool:
    return _end(one) < _start(other) or _end(other) < _start(one)


def _surely_meet(one: Period, other: Period) -> bool:
    if _lasts(one) and _lasts(other):
        return True
    return (_lasts(one) and _encloses(one, other)) or (_lasts(other) and _encloses(other, one))


def _encloses(outer: Period, inner: Period) -> bool:
    return _start(outer) <= _start(inner) and _end(inner) <= _end(outer)


def _lasts(period: Period) -> bool:
    return period.precision in (Precision.RANGE, Precision.DAY)


def _start(period: Period) -> date:
    return period.earliest or _FIRST


def _end(period: Period) -> date:
    return period.latest or _LAST
