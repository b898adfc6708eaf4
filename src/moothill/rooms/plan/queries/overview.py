"""The key details of a cycle."""

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.rooms.plan.models import KeyDetails
from moothill.rooms.plan.queries.parts import standing


def key_details(cycle: Cycle, actor: Actor) -> KeyDetails | None:
    """The key details of a cycle, if there are any that `actor` may see; their record knows its cycle."""
    found: KeyDetails | None = standing(KeyDetails, cycle, actor).first()
    if found:
        found.record.cycle = cycle
    return found
