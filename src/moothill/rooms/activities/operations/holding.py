"""Holding an event while places are given, and moving people up."""

from datetime import datetime

from django.db.models import F

from moothill.rooms.activities.kinds import EXPLAINED, PlaceState, State
from moothill.rooms.activities.models import Activity, Place, Places
from moothill.rooms.activities.operations.letters import Kind, post
from moothill.rooms.activities.queries.opening import begins_at


def hold(event: int) -> tuple[Activity, Places]:
    """The event with this id as it stands now, and its row of places, locked until the caller commits.

    Take this lock before any record's and any journal's.
    """
    Places.objects.bulk_create([Places(event_id=event)], ignore_conflicts=True)
    places = Places.objects.select_for_update().get(event=event)
    thing = Activity.objects.select_related("record__cycle").get(pk=event)
    return thing, places


def is_off(event: Activity) -> bool:
    """Whether nobody can come to it any more: withdrawn, or called off."""
    return event.record.state == "withdrawn" or event.state in EXPLAINED


def move_up(event: Activity, places: Places, *, at: datetime) -> int:
    """Give what places are left to those who wait, in their order, and write to them; how many that were.

    Nothing happens once the event has begun, is over or is called off. Call with the row of places held.
    """
    begins = begins_at(event.when, event.record.cycle)
    if is_off(event) or event.state == State.COMPLETE or (begins and at >= begins):
        return 0
    waiting = Place.objects.filter(event=event, state=PlaceState.WAITING).order_by("number")
    if event.capacity is not None:
        waiting = waiting[: max(0, event.capacity - places.taken)]
    moved = list(waiting)
    if moved:
        Place.objects.filter(pk__in=[place.pk for place in moved]).update(state=PlaceState.IN)
        take(places, len(moved))
        post(Kind.MOVED_UP, moved, cycle=event.record.cycle, at=at)
    return len(moved)


def take(places: Places, count: int) -> None:
    """Note that so many places more are taken; fewer, where `count` is below nothing."""
    Places.objects.filter(pk=places.pk).update(taken=F("taken") + count)
    places.taken += count
