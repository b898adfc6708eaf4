"""Which commitments contributions reached: directly, or by what they are a part of, or by what answers them."""

from collections.abc import Collection
from datetime import datetime

from moothill.commons.record.models import Link, LinkKind
from moothill.core.policy import RecordState
from moothill.rooms.responses.queries.outcomes import said_of, ways_of


def reached_by(inputs: Collection[int]) -> dict[int, dict[int, datetime]]:
    """By contribution the published commitments that it reached, by id, and since when.

    By the rule of `responses.queries.outcomes`: what it was gathered into counts one step away, and so do its points, themes
    and codes, and the published responses to any of these. Five questions at most, however many contributions.
    """
    ways: dict[int, dict[int, datetime | None]] = {pk: dict(places) for pk, places in ways_of(inputs).items()}
    said = said_of({place for places in ways.values() for place in places})
    for places in ways.values():
        for place, since in list(places.items()):
            for response, at in said.get(place, {}).items():
                places.setdefault(response, max(at, since) if since else at)
    became = _became({place for places in ways.values() for place in places})
    found: dict[int, dict[int, datetime]] = {}
    for pk, places in ways.items():
        for place, since in places.items():
            for commitment, at in became.get(place, {}).items():
                moment = max(at, since) if since else at
                known = found.setdefault(pk, {})
                known[commitment] = min(moment, known.get(commitment, moment))
    return found


def _became(places: Collection[int]) -> dict[int, dict[int, datetime]]:
    """By cause the commitments that it became, and since when that is public."""
    links = Link.objects.filter(
        cause__in=places,
        kind=LinkKind.BECAME,
        effect__kind="commitment",
        effect__state=RecordState.PUBLISHED,
    )
    found: dict[int, dict[int, datetime]] = {}
    for cause, effect, at, shown in links.values_list("cause", "effect", "at", "effect__published_at"):
        found.setdefault(cause, {})[effect] = max(at, shown or at)
    return found
