"""What the page of a milestone shows beside its fields."""

from collections.abc import Mapping
from typing import Any

from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Place
from moothill.commons.record.queries import find
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.commitments.models import Milestone
from moothill.rooms.commitments.queries.milestones import goes_beyond, moves_of, states


def gather(thing: Milestone, place: Place) -> Mapping[str, Any]:
    """Its commitment if that may be seen, how it stands, how its dates were moved, and the door that moves them."""
    record, commitment = thing.record, thing.commitment
    stands = commitment.record.state == RecordState.PUBLISHED
    promised = commitment.when if stands else None
    may = decide(Act.MOVE_DATE, facts_of(place.actor, place.cycle, record)).allowed
    return {
        "commitment": find(place.cycle, commitment.record.reference, place.actor),
        "promised": promised,
        "outside": goes_beyond(thing.when, promised),
        "state": states.of([thing.pk]).get(thing.pk),
        "moves": moves_of([thing.pk]).get(thing.pk, []),
        "may_move": may and record.state == RecordState.PUBLISHED and thing.when is not None,
    }
