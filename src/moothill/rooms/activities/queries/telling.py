"""What everybody may know, in numbers, of those who registered for an event and of those who came."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Q

from moothill.core.dates import Answer, is_over
from moothill.core.disclosure import Table, tell
from moothill.rooms.activities.kinds import PlaceState, Registration, Sector, State
from moothill.rooms.activities.models import Activity, Place, SectorCount


@dataclass(frozen=True, slots=True)
class Told:
    """How many have a place, how many wait for one, how many came, and from which sectors as far as that may be told.

    `taken` and `waiting` are None where nobody registers here. `came` and `sectors` are None until the event is over, and
    where nobody counted; then `sectors` has the total `came`. `checked_in`: they were counted at the door, one by one.
    """

    taken: int | None
    waiting: int | None
    came: int | None
    sectors: Table | None
    checked_in: bool = False


def told_of(event: Activity, today: date) -> Told:
    """The figures of an event on the day `today` in its cycle. Two questions."""
    rows = Place.objects.filter(event=event).order_by().values_list("sector")
    counts = rows.annotate(
        taken=Count("pk", filter=Q(state=PlaceState.IN)),
        waiting=Count("pk", filter=Q(state=PlaceState.WAITING)),
        came=Count("pk", filter=Q(came_at__isnull=False)),
    )
    places = list(counts)
    registers = event.registration == Registration.HERE or bool(places)
    stored = dict(SectorCount.objects.filter(event=event).values_list("sector", "count"))
    by_sector = stored or {sector: came for sector, _taken, _waiting, came in places}
    over = has_ended(event, today)
    counted = over and any(by_sector.values())
    return Told(
        taken=sum(row[1] for row in places) if registers else None,
        waiting=sum(row[2] for row in places) if registers else None,
        came=_came(event, by_sector) if over else None,
        sectors=_table(by_sector) if counted else None,
        checked_in=counted and not stored,
    )


def has_ended(event: Activity, today: date) -> bool:
    """Whether nobody comes to it any more: its last day is over, or it is said to be complete where no day is known."""
    if event.when is None or not event.when.is_known:
        return event.state == State.COMPLETE
    return is_over(event.when, today) is Answer.YES


def _came(event: Activity, by_sector: Mapping[str, int]) -> int | None:
    return event.came if event.came is not None else sum(by_sector.values()) or None


def _table(by_sector: Mapping[str, int]) -> Table:
    counts = {sector.value: by_sector.get(sector, 0) for sector in Sector}
    return tell(counts, threshold=settings.MOOTHILL_THRESHOLD)
