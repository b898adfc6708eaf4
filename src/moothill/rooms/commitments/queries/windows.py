"""Whether an amendment lies inside the window that the rules of a cycle give for it.

Which rules these are a higher room knows: it says so once, by `fill`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from moothill.commons.cycles.models import Cycle
from moothill.rooms.commitments.models import Edition, Submission


@dataclass(frozen=True, slots=True)
class Allowed:
    """For how many months after delivery a plan may be amended. `confirmed`: a person read so in the rules themselves."""

    months: int
    confirmed: bool


Finder = Callable[[Cycle], Allowed | None]
_finder: list[Finder] = []


def fill(finder: Finder | None) -> None:
    """Say who knows the rules of a cycle. Called once, by `config.wiring`. None forgets it: then there is no window."""
    _finder[:] = [finder] if finder else []


@dataclass(frozen=True, slots=True)
class Window:
    """The window for amendments of one plan. `delivered` is when it was submitted first, None if it was not yet: then the
    window is not over. `months` is None where no rule gives one. `last` is the last day, both included.
    """

    months: int | None
    confirmed: bool
    delivered: date | None
    last: date | None

    def is_over(self, day: date) -> bool:
        """Whether `day` lies after it."""
        return self.last is not None and day > self.last


def window_of(cycle: Cycle) -> Window:
    """The window of a cycle's plan: from its first submission on. One question, and what the rules cost."""
    allowed = _finder[0](cycle) if _finder else None
    rows = Submission.objects.filter(edition__record__cycle=cycle, edition__record__state="published")
    delivered = rows.order_by("day").values_list("day", flat=True).first()
    if allowed is None:
        return Window(None, True, delivered, None)
    last = _months_after(delivered, allowed.months) if delivered else None
    return Window(allowed.months, allowed.confirmed, delivered, last)


def _months_after(day: date, number: int) -> date:
    """The same day so many months later, or the last day of a month that is shorter."""
    year, month = divmod(day.month - 1 + number, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("a month has 28 days")


def amended_already(edition: Edition) -> Edition | None:
    """The issued edition that amends this one, if there is one. One question."""
    found: Edition | None = (
        Edition.objects.filter(amends=edition, place__gt=0, record__state="published")
        .select_related("record")
        .first()
    )
    return found
