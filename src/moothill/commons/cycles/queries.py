"""Finding cycles, and who somebody is in them."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Q, QuerySet

from moothill.commons.cycles.models import Cycle, RoleHeld
from moothill.commons.people.models import Person
from moothill.commons.people.operations import participant_of
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.core.policy import CycleState, Role
from moothill.core.policy.deciding import decide_inside


def held_at(moment: datetime) -> Q:
    """The condition that a role is held at `moment`."""
    return Q(since__lte=moment) & (Q(until=None) | Q(until__gt=moment))


def actor_of(person: Person | None, at: datetime) -> Actor:
    """The actor that `person` is at `at`, with every role held in any cycle; a passer-by for None."""
    if person is None:
        return PASSER_BY
    participant = participant_of(person)
    roles: dict[int, set[Role]] = defaultdict(set)
    for cycle, role in participant.roles_held.filter(held_at(at)).values_list("cycle_id", "role"):
        roles[cycle].add(Role(role))
    return Actor(
        name=participant.label,
        participant=participant.pk,
        signed_in=True,
        roles={cycle: frozenset(held) for cycle, held in roles.items()},
    )


def cycles_visible_to(actor: Actor) -> QuerySet[Cycle]:
    """The cycles whose existence `actor` may know of."""
    cycles = Cycle.objects.select_related("member", "head")
    if actor.operator:
        return cycles
    return cycles.filter(~Q(state=CycleState.DRAFT) | Q(pk__in=inside_cycles(actor)))


def inside_cycles(actor: Actor) -> list[int]:
    """Ids of the cycles whose drafts `actor` may read."""
    return [cycle for cycle in actor.roles if decide_inside(actor.facts(cycle))]


def roles_of(cycle: Cycle) -> QuerySet[RoleHeld]:
    """Every role ever held in `cycle`, with its holder."""
    return cycle.roles_held.select_related("participant", "organisation")
