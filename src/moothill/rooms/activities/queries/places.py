"""Reading places at events. Nothing here is public but how many places there are, and how many are left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.core.dates import Period
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.activities.kinds import EXPLAINED, PlaceState, Registration, State
from moothill.rooms.activities.models import Activity, Joining, Place, Places
from moothill.rooms.activities.queries.events import events
from moothill.rooms.activities.queries.opening import Opening, begins_at, opening_of
from moothill.rooms.activities.queries.tokens import digest

MOST = 200  # rows of a list for the door
# Whoever was counted at the door without having registered: the moment of both is the same.
WALKED_IN = Q(came_at=F("at"))


@dataclass(frozen=True, slots=True)
class OpenEvent:
    """An event for which people can register now; its record knows its cycle."""

    event: Activity
    opening: Opening

    @property
    def reference(self) -> str:
        """The event's own."""
        return self.event.record.reference

    @property
    def title(self) -> str:
        """What it is called."""
        return self.event.record.title

    @property
    def when(self) -> Period | None:
        """When it is."""
        return self.event.when

    @property
    def place(self) -> str:
        """Where it is."""
        return self.event.place

    @property
    def url(self) -> str:
        """The page of the event."""
        return self.event.record.get_absolute_url()

    @property
    def register_url(self) -> str:
        """Where one registers here; "" for an event for which one registers on another site."""
        return f"{self.url}register/" if self.opening.is_open else ""

    @property
    def elsewhere(self) -> str:
        """The address of the other site, "" for an event for which one registers here."""
        return self.event.registration_address if self.opening.code == "elsewhere" else ""

    @property
    def until(self) -> datetime | None:
        """When registration closes; None where that is not known."""
        return self.opening.until


def open_for_registration(cycle: Cycle, actor: Actor, at: datetime) -> list[OpenEvent]:
    """The events of `cycle` for which `actor` may register at `at`, here or elsewhere, soonest first.

    Two questions, however many.
    """
    if not decide(Act.REGISTER, facts_of(actor, cycle)).allowed:
        return []
    rows = events(cycle, actor).filter(record__state=RecordState.PUBLISHED)
    rows = rows.exclude(registration=Registration.NONE)
    coming = rows.exclude(state__in=[*EXPLAINED, State.COMPLETE]).select_related("places")
    found = list(coming.order_by("earliest", "record__position", "pk"))
    waiting = _waiting_of(event.pk for event in found)
    for event in found:
        event.record.cycle = cycle
    opened = [OpenEvent(event, _opening(event, cycle, at, waiting.get(event.pk, 0))) for event in found]
    return [each for each in opened if each.opening.code in {"", "elsewhere"}]


def _waiting_of(events: Iterable[int]) -> dict[int, int]:
    rows = Place.objects.filter(event__in=list(events), state=PlaceState.WAITING).order_by()
    return dict(rows.values_list("event").annotate(Count("pk")))


def _opening(event: Activity, cycle: Cycle, at: datetime, waiting: int) -> Opening:
    return opening_of(event, cycle, at, getattr(event, "places", None), waiting)


def opening_for(event: Activity, cycle: Cycle, at: datetime) -> Opening:
    """Where registration for one event stands at `at`."""
    places = Places.objects.filter(event=event).first()
    waiting = Place.objects.filter(event=event, state=PlaceState.WAITING).count() if places else 0
    return opening_of(event, cycle, at, places, waiting)


def event_at(cycle: Cycle, reference: str, actor: Actor) -> Activity | None:
    """The event under this reference, if `actor` may know of it; a withdrawn one too. Its record knows its cycle."""
    record = find(cycle, reference.upper(), actor)
    if record is None or record.kind != "activity":
        return None
    event = Activity.objects.get(pk=record.pk)
    event.record = record
    return event if event.is_event and not event.placeholder else None


def place_at(cycle: Cycle, secret: str) -> Place | None:
    """The place whose own address this is. Whoever has the address may see it, whoever they are."""
    rows = Place.objects.filter(token=digest(secret), event__record__cycle=cycle)
    return rows.select_related("event__record__cycle").first()


def place_of_letter(asks: Mapping[str, Any]) -> Place | None:
    """The place that a letter of the outbox is about; None for one that is there no more."""
    rows = Place.objects.filter(pk=int(asks.get("place", 0)))
    return rows.select_related("event__record__cycle").first()


def own_place(event: Activity, actor: Actor) -> Place | None:
    """The place that whoever is known by a cookie or an account has at this event, or waits for."""
    who = participants_of(actor)
    rows = Place.objects.filter(event=event, participant__in=who).exclude(state=PlaceState.CANCELLED)
    return rows.first() if who else None


def ahead_of(place: Place) -> int:
    """How many stand before somebody on the waiting list."""
    rows = Place.objects.filter(event=place.event_id, state=PlaceState.WAITING, number__lt=place.number)
    return rows.count()


def joining_for(place: Place) -> str:
    """How to join from afar: "" for whoever has no place, and where nobody has said so."""
    if place.state != PlaceState.IN:
        return ""
    return Joining.objects.filter(event=place.event_id).values_list("words", flat=True).first() or ""


def can_join_from_afar(event: Activity) -> bool:
    """Whether there is a way to join: that there is one is no secret."""
    return Joining.objects.filter(event=event).exists()


def is_past_cancelling(place: Place, at: datetime) -> bool:
    """Whether the event has begun: a place is no longer given back then."""
    begins = begins_at(place.event.when, place.event.record.cycle)
    return begins is not None and at >= begins


@dataclass(frozen=True, slots=True)
class Door:
    """Everybody whom those at the door expect. `needs`: each access need, as written, and how many have it."""

    rows: list[Place]
    after: int
    taken: int
    waiting: int
    came: int
    walked_in: int
    needs: list[tuple[str, int]]


def at_the_door(event: Activity, *, after: int = 0) -> Door:
    """One page of those with a place, by number, beyond the number `after`; and what of them all. Four questions."""
    known = expected(event)
    rows = list(known.filter(number__gt=after)[: MOST + 1])
    figures = Place.objects.filter(event=event).aggregate(
        taken=Count("pk", filter=Q(state=PlaceState.IN)),
        waiting=Count("pk", filter=Q(state=PlaceState.WAITING)),
        came=Count("pk", filter=Q(came_at__isnull=False)),
        walked_in=Count("pk", filter=WALKED_IN),
    )
    return Door(rows[:MOST], rows[MOST - 1].number if len(rows) > MOST else 0, needs=_needs(known), **figures)


def expected(event: Activity) -> QuerySet[Place]:
    """Those who registered and have a place, by number."""
    return Place.objects.filter(event=event, state=PlaceState.IN).exclude(WALKED_IN).order_by("number")


def _needs(known: QuerySet[Place]) -> list[tuple[str, int]]:
    rows: Any = known.exclude(access_needs="").order_by().values_list("access_needs").annotate(Count("pk"))
    return sorted(rows, key=lambda row: (-row[1], row[0]))
