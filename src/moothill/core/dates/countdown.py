"""Days left or late to one day, as a deadline is counted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Counting(StrEnum):
    """How something stands to its day."""

    LEFT = "left"  # the day is still to come
    TODAY = "today"
    LATE = "late"  # the day has passed, and it is not met
    MET = "met"  # on the day, or before it
    MET_LATE = "met-late"


@dataclass(frozen=True, slots=True)
class Countdown:
    """How something stands to its day: `days` lie between, never fewer than none; see `state` for which way."""

    days: int
    state: Counting

    @property
    def is_late(self) -> bool:
        """Whether the day was missed."""
        return self.state in (Counting.LATE, Counting.MET_LATE)


def countdown(today: date, due: date, met: date | None = None) -> Countdown:
    """How something due on `due` stands on `today`; `met` is the day on which it was done, which then counts for good.

    >>> countdown(date(2018, 12, 31), date(2018, 8, 31), date(2018, 12, 5))
    Countdown(days=96, state=<Counting.MET_LATE: 'met-late'>)
    """
    if met is not None:
        return Countdown(abs((met - due).days), Counting.MET_LATE if met > due else Counting.MET)
    days = (due - today).days
    if days == 0:
        return Countdown(0, Counting.TODAY)
    return Countdown(abs(days), Counting.LEFT if days > 0 else Counting.LATE)
