"""Places at events, for the file of somebody's data."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.people.exporting import Section, moment
from moothill.rooms.activities.models import Place
from moothill.rooms.activities.operations.erasing import places_of


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Every event they registered for, with what they said."""
    mine = Place.objects.filter(pk__in=places_of(participants).values("pk")).order_by("pk")
    rows = mine.select_related("event__record__cycle")
    yield Section(
        "places",
        "Events you registered for, and what you told those who hold them.",
        [_place(place) for place in rows],
    )


def _place(place: Place) -> dict[str, Any]:
    record = place.event.record
    return {
        "cycle": record.cycle.slug,
        "event": record.reference,
        "title": record.title,
        "number": place.number,
        "state": place.state,
        "name": place.name,
        "address": place.email,
        "access_needs": place.access_needs,
        "sector": place.sector,
        "remote": place.remote,
        "registered": moment(place.at),
        "given_back": moment(place.cancelled_at),
        "came": moment(place.came_at),
    }
