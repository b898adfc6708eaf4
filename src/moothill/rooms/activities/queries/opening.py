"""Whether an event takes registrations, and until when."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from moothill.commons.cycles.models import Cycle
from moothill.core.dates import Period, Precision
from moothill.rooms.activities.kinds import EXPLAINED, Registration, State
from moothill.rooms.activities.models import Activity, Places


@dataclass(frozen=True, slots=True)
class Opening:
    """Where registration for an event stands at one moment.

    `code` is "" while it is open, else a key of `errors.CLOSED`. `until` is when it closes or closed, None where that is
    not known; `begins` when the event begins. `left` is how many places are left, None where there is room for all.
    """

    code: str
    until: datetime | None
    begins: datetime | None
    capacity: int | None
    taken: int
    waiting: int

    @property
    def is_open(self) -> bool:
        """Whether anybody may register now, be it for the waiting list."""
        return not self.code

    @property
    def left(self) -> int | None:
        """How many places nobody has. Whoever waits comes first."""
        if self.capacity is None:
            return None
        return 0 if self.waiting else max(0, self.capacity - self.taken)

    @property
    def is_full(self) -> bool:
        """Whether whoever registers now has to wait."""
        return self.left == 0


def opening_of(event: Activity, cycle: Cycle, at: datetime, places: Places | None, waiting: int) -> Opening:
    """Where registration for `event` stands at `at`; `places` is its row, None while nobody has registered."""
    begins = begins_at(event.when, cycle)
    until = min(filter(None, (event.registration_until, begins)), default=None)
    return Opening(
        _code(event, until, begins, at), until, begins, event.capacity, places.taken if places else 0, waiting
    )


def _code(event: Activity, until: datetime | None, begins: datetime | None, at: datetime) -> str:
    if event.registration == Registration.NONE or not event.is_event or event.placeholder:
        return "none"
    if event.state in EXPLAINED:
        return "off"
    if event.state == State.COMPLETE or (begins and at >= begins):
        return "begun"
    if until and at >= until:
        return "closed"
    return "elsewhere" if event.registration == Registration.ELSEWHERE else ""


def begins_at(when: Period | None, cycle: Cycle) -> datetime | None:
    """When it surely has begun: the hour as written, else the end of the last day that is meant; None if that is open."""
    if when is None:
        return None
    zone = ZoneInfo(cycle.zone)
    if when.earliest and when.starts and when.precision in (Precision.DAY, Precision.RANGE):
        return datetime.combine(when.earliest, when.starts, tzinfo=zone)
    if when.latest is None:
        return None
    return datetime.combine(when.latest + timedelta(days=1), time.min, tzinfo=zone)
