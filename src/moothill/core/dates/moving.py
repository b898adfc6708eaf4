"""How far a date moved: in days for its start and its end, and "cannot tell" where the words do not say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from moothill.core.dates.comparing import Answer, before
from moothill.core.dates.period import Period, Precision

T = TypeVar("T")

# Precisions whose days can be set against each other: they name the very day.
_EXACT = frozenset({Precision.DAY, Precision.RANGE, Precision.OPEN})


class Direction(StrEnum):
    """Which way a date went."""

    LATER = "later"
    EARLIER = "earlier"
    STAYED = "stayed"
    BOTH = "both"  # it starts earlier and ends later, or the reverse
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Shift:
    """How many days later the start and the end are; negative for earlier, None where the words cannot tell.

    A side that has no day before or after counts as one that stayed. `other_time` says that only the time of day differs.
    """

    start: int | None
    end: int | None
    direction: Direction
    other_time: bool = False


def shift(old: Period, new: Period) -> Shift:
    """How `old` became `new`.

    Days are counted between dates of one precision, and between those that name the very day. Between "March" and
    "15 March" no number would be true: there, only the direction is told, and that only where the two lie apart.
    """
    if not _comparable(old, new):
        return Shift(None, None, _apart(old, new))
    start, end = _days(old.earliest, new.earliest), _days(old.latest, new.latest)
    direction = _direction(start, end)
    if direction is Direction.CANNOT_TELL:
        direction = _apart(old, new)
    times_differ = (old.starts, old.ends) != (new.starts, new.ends)
    return Shift(start, end, direction, direction is Direction.STAYED and times_differ)


def pairs(old: Sequence[T], new: Sequence[T]) -> list[tuple[T | None, T | None]]:
    """Which of `old` became which of `new`: equal ones first of all, then the rest in order; None where one has no other."""
    left, come = list(old), []
    for each in new:
        if each in left:
            left.remove(each)
        else:
            come.append(each)
    same: list[tuple[T | None, T | None]] = [(each, each) for each in _without(new, come)]
    rest: list[tuple[T | None, T | None]] = list(zip(left, come, strict=False))
    matched = len(rest)
    return [
        *same,
        *rest,
        *((each, None) for each in left[matched:]),
        *((None, each) for each in come[matched:]),
    ]


def _without(things: Sequence[T], some: Sequence[T]) -> list[T]:
    gone = list(some)
    kept = []
    for each in things:
        if each in gone:
            gone.remove(each)
        else:
            kept.append(each)
    return kept


def _comparable(old: Period, new: Period) -> bool:
    if not (old.is_known and new.is_known) or _is_about(old) or _is_about(new):
        return False
    return old.precision is new.precision or {old.precision, new.precision} <= _EXACT


def _is_about(period: Period) -> bool:
    return any(doubt.code == "about" for doubt in period.doubts)


def _days(old: date | None, new: date | None) -> int | None:
    if old is None and new is None:
        return 0
    return (new - old).days if old and new else None


def _direction(start: int | None, end: int | None) -> Direction:
    if start is None or end is None:
        return Direction.CANNOT_TELL
    if start == end == 0:
        return Direction.STAYED
    if start >= 0 and end >= 0:
        return Direction.LATER
    return Direction.EARLIER if start <= 0 and end <= 0 else Direction.BOTH


def _apart(old: Period, new: Period) -> Direction:
    if before(old, new) is Answer.YES:
        return Direction.LATER
    return Direction.EARLIER if before(new, old) is Answer.YES else Direction.CANNOT_TELL
