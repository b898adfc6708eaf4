"""What the page of a draft shows beside its fields."""

from collections.abc import Mapping
from typing import Any

from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.panels import Place
from moothill.commons.record.queries import find
from moothill.rooms.commitments.models import Draft
from moothill.rooms.commitments.queries.frozen import is_intact, milestones_of, parts_of
from moothill.rooms.commitments.queries.people import by_side


def gather(thing: Draft, place: Place) -> Mapping[str, Any]:
    """Its text in paragraphs, who agreed on each side, whether it is intact, and the commitment if it may be seen."""
    return {
        "commitment": find(place.cycle, thing.commitment.record.reference, place.actor),
        "said": thing.contents["commitment"],
        "body": parts_of(thing),
        "steps": milestones_of(thing),
        "agreeing": by_side(thing.agreed, SIDES),
        "intact": is_intact(thing),
    }
