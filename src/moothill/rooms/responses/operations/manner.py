"""Settling how a cycle answers."""

from datetime import datetime

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import ReasonNeeded, Unchanged
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.responses.models import Manner


@transaction.atomic
def set_manner(*, cycle: Cycle, both_sides: bool, reason: str, by: Actor, at: datetime) -> Manner:
    """Say whether responses of `cycle` need the agreement of both sides. Raises Refused, ReasonNeeded, Unchanged."""
    require(Act.SET_ANSWERING, facts_of(by, cycle))
    if not reason.strip():
        raise ReasonNeeded
    Manner.objects.get_or_create(cycle=cycle)
    manner = Manner.objects.select_for_update().get(cycle=cycle)
    if manner.both_sides == both_sides:
        raise Unchanged
    manner.both_sides = both_sides
    manner.save(update_fields=["both_sides"])
    write(
        head=cycle.head_id, kind="response.manner", subject=cycle.slug, reason=reason, by=by, at=at,
        facts={"both_sides": "yes" if both_sides else "no"},
    )  # fmt: skip
    return manner
