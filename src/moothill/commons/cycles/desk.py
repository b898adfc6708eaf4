"""Whom the desk of a cycle lets in: one rule, for its door and for whoever links to it."""

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.core.policy import Act, CycleState, decide

# What somebody must be allowed to do to come in at all; most acts behind the door ask for more.
ENTRY = Act.READ_DRAFTS


def desk_opens(actor: Actor, cycle: Cycle) -> bool:
    """Whether the first page of the desk opens for `actor`."""
    return actor.signed_in and decide(ENTRY, actor.facts(cycle.pk, cycle=CycleState(cycle.state))).allowed
