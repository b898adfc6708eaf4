"""What a steward's change of an event means for those who registered: read from the journal."""

from collections.abc import Sequence

from moothill.commons.journal.models import Entry
from moothill.commons.journal.operations import touch
from moothill.rooms.activities.kinds import PlaceState
from moothill.rooms.activities.models import Activity, Place, Places
from moothill.rooms.activities.operations.holding import hold, is_off, move_up
from moothill.rooms.activities.operations.letters import Kind, post

FOLLOWER = "places"


def follow(lines: Sequence[Entry]) -> None:
    """Move people up where there are more places now; write to everybody where the event does not take place.

    Fewer places throw nobody out. Each is told once that an event is off, however often it is changed.
    """
    latest = {line.subject: line for line in lines if line.kind.startswith("activity.") and line.subject}
    for event, line in _with_places(latest).items():
        _look_at(event, line)


def _with_places(latest: dict[str, Entry]) -> dict[int, Entry]:
    """The lines about events for which anybody has registered, by the event's id."""
    references = {subject.partition("/")[2] for subject in latest}
    rows = Places.objects.filter(event__record__reference__in=references)
    known = rows.values_list("event", "event__record__cycle__slug", "event__record__reference")
    return {
        event: latest[f"{slug}/{reference}"]
        for event, slug, reference in known.order_by("event")
        if f"{slug}/{reference}" in latest
    }


def _look_at(event: int, line: Entry) -> None:
    thing, places = hold(event)
    if is_off(thing):
        _tell(thing, line)
    elif move_up(thing, places, at=line.at):
        touch(head=thing.record.cycle.head_id)


def _tell(event: Activity, line: Entry) -> None:
    told = Place.objects.filter(event=event, came_at=None).exclude(state=PlaceState.CANCELLED)
    post(Kind.CALLED_OFF, told.exclude(email=""), cycle=event.record.cycle, at=line.at)
