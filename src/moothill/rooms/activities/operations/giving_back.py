"""Giving a place back: whoever waits longest gets it in the same moment."""

from datetime import datetime

from django.db import transaction

from moothill.commons.journal.operations import touch
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.activities.errors import NotOpen
from moothill.rooms.activities.kinds import PlaceState
from moothill.rooms.activities.models import Activity, Place, Places
from moothill.rooms.activities.operations.holding import hold, move_up, take
from moothill.rooms.activities.queries.places import is_past_cancelling


@transaction.atomic
def cancel(*, place: Place, by: Actor, at: datetime) -> Place:
    """Give a place, or a number on the waiting list, back; a second time nothing more happens.

    The caller has seen to it that `by` knows the secret address. Access needs are forgotten at once. Raises Refused, and
    NotOpen once the event has begun.
    """
    event, places = hold(place.event_id)
    require(Act.REGISTER, facts_of(by, event.record.cycle, event.record))
    held = Place.objects.get(pk=place.pk)
    held.event = event
    if held.state == PlaceState.CANCELLED:
        return held
    if is_past_cancelling(held, at):
        raise NotOpen("begun")
    release(held, event, places, at=at)
    return held


def release(place: Place, event: Activity, places: Places, *, at: datetime) -> None:
    """Take a place from whoever has it, and move the first of those who wait up. Call with the row of places held."""
    was_in = place.state == PlaceState.IN
    place.state, place.cancelled_at, place.access_needs = PlaceState.CANCELLED, at, ""
    place.save(update_fields=["state", "cancelled_at", "access_needs"])
    if was_in:
        take(places, -1)
        move_up(event, places, at=at)
    touch(head=event.record.cycle.head_id)
