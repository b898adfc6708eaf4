"""At the door: by code, by a click, or with no registration at all."""

from datetime import datetime

from django.db import transaction

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.activities.errors import NoSuchCode, NotIn
from moothill.rooms.activities.kinds import PlaceState, Sector
from moothill.rooms.activities.models import Activity, Place
from moothill.rooms.activities.operations.giving_back import release
from moothill.rooms.activities.operations.holding import hold
from moothill.rooms.activities.operations.placing import sign
from moothill.rooms.activities.queries.tokens import as_made, keyed


@transaction.atomic
def check_in(*, event: Activity, by: Actor, at: datetime, code: str = "", number: int = 0) -> Place:
    """Note that whoever has this code, however it was typed, or this number came; a second time nothing more happens.

    Raises Refused, NoSuchCode, and NotIn for whoever waits or gave the place back.
    """
    place = _place(event, by, code=code, number=number)
    if place.state != PlaceState.IN:
        raise NotIn
    if place.came_at is None:
        place.came_at = at
        place.save(update_fields=["came_at"])
    return place


@transaction.atomic
def check_out(*, event: Activity, number: int, by: Actor, at: datetime) -> Place:
    """Take back that somebody came: a slip of the finger. One who had not registered is not counted at all then.

    Raises Refused, NoSuchCode.
    """
    thing, places = hold(event.pk)
    place = _place(event, by, number=number)
    if place.came_at == place.at:
        release(place, thing, places, at=at)
    place.came_at = None
    place.save(update_fields=["came_at"])
    return place


@transaction.atomic
def walk_in(*, event: Activity, by: Actor, at: datetime, sector: str = Sector.UNSAID) -> Place:
    """Count somebody who came without having registered, full or not. Nothing else is kept of them. Raises Refused."""
    thing, places = hold(event.pk)
    require(Act.SEE_PLACES, facts_of(by, thing.record.cycle, thing.record))
    places.last += 1
    places.taken += 1
    places.save(update_fields=["last", "taken"])
    place = Place(
        event=thing,
        number=places.last,
        state=PlaceState.IN,
        sector=sector,
        at=at,
        came_at=at,
        forgotten_at=at,
    )
    sign(place)
    place.save(force_insert=True)
    return place


def _place(event: Activity, by: Actor, *, code: str = "", number: int = 0) -> Place:
    require(Act.SEE_PLACES, facts_of(by, event.record.cycle, event.record))
    rows = Place.objects.select_for_update(no_key=True).filter(event=event)
    found = rows.filter(check_in=keyed(as_made(code))) if code else rows.filter(number=number)
    place = found.first()
    if place is None:
        raise NoSuchCode
    return place
