"""What the page of a draft shows beside its fields."""

from collections.abc import Mapping
from typing import Any

from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.panels import Place
from moothill.commons.record.queries import find
from moothill.rooms.commitments.models import Draft
from moothill.rooms.commitments.queries.frozen import is_intact, milestones_of, parts_of
from moothill.rooms.commitments.queries.people import by_side
from moothill.rooms.commitments.register.consulting import talk_of


def gather(thing: Draft, place: Place) -> Mapping[str, Any]:
    """Its text in paragraphs, who agreed on each side, whether it is intact, and the commitment if it may be seen."""
    talk = talk_of(thing.record, place)
    return {
        "commitment": find(place.cycle, thing.commitment.record.reference, place.actor),
        "said": thing.contents["commitment"],
        "body": [talk.beside(part) for part in parts_of(thing)],
        "steps": [talk.beside_steps(step) for step in milestones_of(thing)],
        "agreeing": by_side(thing.agreed, SIDES),
        "intact": is_intact(thing),
    }
