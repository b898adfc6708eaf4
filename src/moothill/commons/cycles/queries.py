"""Finding cycles, and who somebody is in them."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Q, QuerySet

from moothill.commons.cycles.models import Cycle, LevelChange, Member, PracticePerson, RoleHeld
from moothill.commons.people.models import Participant, Person
from moothill.commons.people.operations import participant_of
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.core.policy import Act, CycleState, Facts, Role, Side, decide
from moothill.core.policy.deciding import decide_inside


def held_at(moment: datetime) -> Q:
    """The condition that a role is held at `moment`."""
    return Q(since__lte=moment) & (Q(until=None) | Q(until__gt=moment))


def actor_of(person: Person | None, at: datetime, *, at_home: bool = False) -> Actor:
    """The actor that `person` is at `at`, with every role held in any cycle; a passer-by for None.

    Somebody invented for practice is a passer-by too, unless the visitor is at home.
    """
    if person is None:
        return PASSER_BY
    participant = participant_of(person)
    practice = PracticePerson.objects.filter(participant=participant).exists()
    if practice and not at_home:
        return PASSER_BY
    roles: dict[int, set[Role]] = defaultdict(set)
    for cycle, role in participant.roles_held.filter(held_at(at)).values_list("cycle_id", "role"):
        roles[cycle].add(Role(role))
    return Actor(
        name=participant.label,
        participant=participant.pk,
        signed_in=True,
        at_home=at_home,
        practice=practice,
        roles={cycle: frozenset(held) for cycle, held in roles.items()},
    )


def guest_actor(participant: Participant, *, practice: bool = False) -> Actor:
    """The actor that a guest is: nobody but themselves. `practice`: the invented one of the practice cycles."""
    return Actor(name=participant.label, participant=participant.pk, guest=True, practice=practice)


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


def facts_about(member: Member | None, actor: Actor) -> Facts:
    """What a decision about `actor` and the cycles of `member` may look at; None is a member that is not here yet."""
    cycles = Cycle.objects.filter(member=member, pk__in=actor.roles) if member else Cycle.objects.none()
    roles = (actor.roles[cycle] for cycle in cycles.values_list("pk", flat=True))
    return Facts(
        roles=frozenset().union(*roles),
        signed_in=actor.signed_in,
        operator=actor.operator,
        at_home=actor.at_home,
    )


def members_whose_cycles(actor: Actor) -> list[Member]:
    """The members of which `actor` may begin another cycle, by name."""
    if decide(Act.BEGIN_CYCLE, facts_about(None, actor)).allowed:
        return list(Member.objects.order_by("name", "pk"))
    ours = [cycle for cycle in actor.roles if decide(Act.BEGIN_CYCLE, actor.facts(cycle)).allowed]
    return list(Member.objects.filter(cycles__in=ours).order_by("name", "pk").distinct())


def sides_of(participant: int | None, member: Member, at: datetime) -> set[Side]:
    """The sides for which a participant is a steward in the cycles of `member` at `at`."""
    held = RoleHeld.objects.filter(
        held_at(at), participant=participant, role=Role.STEWARD, cycle__member=member
    )
    return {Side(side) for side in held.values_list("side", flat=True)}


def sides_in(cycle: Cycle, participant: int | None, at: datetime) -> set[Side]:
    """The sides for which a participant is a steward of this cycle at `at`."""
    held = cycle.roles_held.filter(held_at(at), participant=participant, role=Role.STEWARD)
    return {Side(side) for side in held.values_list("side", flat=True)}


def sides_with_stewards(cycle: Cycle, at: datetime) -> set[Side]:
    """The sides that have a steward at `at`."""
    held = cycle.roles_held.filter(held_at(at), role=Role.STEWARD)
    return {Side(side) for side in held.values_list("side", flat=True).distinct().order_by()}


def level_changes(cycle: Cycle) -> QuerySet[LevelChange]:
    """Every change of rights that waited or waits for the other side, newest first, with the people of it."""
    return cycle.level_changes.select_related("by", "decided_by")


def practice_person_called(who: str) -> Participant | None:
    """Somebody with an account who was invented for practice, by their public name."""
    invented = PracticePerson.objects.filter(participant__person__isnull=False)
    found = invented.filter(participant__label__iexact=who).select_related("participant").first()
    return found.participant if found else None


def stands_alone(participant: Participant, at: datetime) -> list[RoleHeld]:
    """The steward's roles of somebody who is the only steward of that side in that cycle at `at`."""
    stewards = RoleHeld.objects.filter(held_at(at), role=Role.STEWARD)
    mine = list(stewards.filter(participant=participant).select_related("cycle").order_by("cycle", "pk"))
    others = stewards.filter(cycle__in=[each.cycle_id for each in mine]).exclude(participant=participant)
    taken = set(others.values_list("cycle", "side"))
    return [each for each in mine if (each.cycle_id, each.side) not in taken]
