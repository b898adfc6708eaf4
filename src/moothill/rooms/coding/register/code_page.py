"""What the pages of a code and of a version of the codebook show beside their fields."""

from collections.abc import Mapping
from typing import Any

from moothill.commons.record.panels import Place
from moothill.core.policy import RecordState
from moothill.rooms.coding.kinds import STANDING_TONES, Standing
from moothill.rooms.coding.models import Code, Codebook
from moothill.rooms.coding.queries import codebooks
from moothill.rooms.coding.queries.codes import codes, numbers, went


def gather(thing: Code, place: Place) -> Mapping[str, Any]:
    """Where a code stands in the tree, how many contributions are coded to it, what became of it, and what may be done."""
    seen = codes(place.cycle, place.actor)
    children = [each.record for each in seen.filter(parent=thing.pk)]
    parent = seen.filter(pk=thing.parent_id).first() if thing.parent_id else None
    for record in [*children, *([parent.record] if parent else [])]:
        record.cycle = place.cycle
    public = place.record is not None and place.record.state == RecordState.PUBLISHED
    return {
        "tone": STANDING_TONES[Standing(thing.standing)],
        "parent": parent.record if parent else None,
        "children": children,
        "number": numbers([thing.pk]).get(thing.pk, 0),
        "went": went(thing.pk, place.cycle, place.actor),
        "may_settle": place.editing and public,
        "is_live": thing.standing != Standing.RETIRED,
        "is_adopted": thing.standing == Standing.ADOPTED,
    }


def gather_version(thing: Codebook, place: Place) -> Mapping[str, Any]:
    """The codes that a version keeps, in the order of their tree, and what may be compared with it."""
    thing.record.cycle = place.cycle
    return {
        "rows": codebooks.kept_rows(codebooks.shown(thing)),
        "intact": codebooks.is_intact(thing),
    }
