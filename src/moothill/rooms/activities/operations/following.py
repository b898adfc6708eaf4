"""What a steward's change of an event means for those who registered: read from the journal."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from moothill.commons.journal.models import Entry
from moothill.commons.journal.operations import touch
from moothill.commons.record.models import Revision
from moothill.rooms.activities.kinds import PlaceState
from moothill.rooms.activities.models import Activity, Place, Places
from moothill.rooms.activities.operations.holding import hold, is_off, move_up
from moothill.rooms.activities.operations.letters import Kind, post

FOLLOWER = "places"
_TOLD = ("when", "place")  # what of an event is told to those who registered when it changes


def follow(lines: Sequence[Entry]) -> None:
    """Move people up where there are more places now; write to everybody where time or place changed, or the event is off.

    Fewer places throw nobody out. Each is told once that an event is off, however often it is changed.
    """
    about: dict[str, list[Entry]] = defaultdict(list)
    for line in lines:
        if line.kind.startswith("activity."):
            about[line.subject].append(line)
    for event, those in _with_places(about).items():
        _look_at(event, those)


def _with_places(about: Mapping[str, list[Entry]]) -> dict[int, list[Entry]]:
    """The lines about events for which anybody has registered, by the event's id."""
    references = {subject.partition("/")[2] for subject in about}
    rows = Places.objects.filter(event__record__reference__in=references)
    known = rows.values_list("event", "event__record__cycle__slug", "event__record__reference")
    return {
        event: about[f"{slug}/{reference}"]
        for event, slug, reference in known.order_by("event")
        if f"{slug}/{reference}" in about
    }


def _look_at(event: int, lines: Sequence[Entry]) -> None:
    thing, places = hold(event)
    last = lines[-1]
    if is_off(thing):
        _tell(Kind.CALLED_OFF, thing, last)
        return
    if _is_another(thing, lines):
        # Whoever was reminded of the other day is reminded of this one.
        Place.objects.filter(event=thing).update(reminded_at=None)
        _tell(Kind.CHANGED, thing, last)
    if move_up(thing, places, at=last.at):
        touch(head=thing.record.cycle.head_id)


def _is_another(event: Activity, lines: Sequence[Entry]) -> bool:
    """Whether the time or the place is another than before these lines."""
    versions = [line.version for line in lines if line.kind == "activity.revised"]
    if not versions:
        return False
    rows = Revision.objects.filter(record=event.pk, number__in=[versions[0] - 1, versions[-1]])
    contents = list(rows.order_by("number").values_list("content", flat=True))
    return any(contents[0].get(name) != contents[-1].get(name) for name in _TOLD)


def _tell(kind: Kind, event: Activity, line: Entry) -> None:
    told = Place.objects.filter(event=event, came_at=None).exclude(state=PlaceState.CANCELLED)
    post(kind, told.exclude(email=""), cycle=event.record.cycle, at=line.at)
