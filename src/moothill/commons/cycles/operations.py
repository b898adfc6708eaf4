"""Beginning a cycle, changing its settings, and giving or ending roles in it.

What stewards ask for about roles and level standing comes through `level.settle`, never here directly.
"""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from moothill.commons.cycles.errors import AlreadyHeld, AlreadyLevel, NotHeld, OnlyInPractice, SideNeeded
from moothill.commons.cycles.models import Cycle, Member, PracticePerson, RoleHeld
from moothill.commons.journal.operations import open_journal, touch, write
from moothill.commons.people.models import Organisation, Participant
from moothill.commons.people.operations import rename
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.core.policy import Act, CycleState, Role, Side


@transaction.atomic
def begin_cycle(  # noqa: PLR0913 - each is a fact of the one act
    *,
    member: Member,
    slug: str,
    title: str,
    starts: date,
    ends: date,
    by: Actor,
    at: datetime,
    state: CycleState = CycleState.DRAFT,
    summary: str = "",
    zone: str = "Europe/London",
    source: str = "",
    practice: bool = False,
) -> Cycle:
    """A new cycle with its own journal. Raises ValidationError for a slug, zone or dates that will not do."""
    cycle = Cycle(
        member=member, slug=slug, title=title, starts=starts, ends=ends, state=state,
        summary=summary, zone=zone, source=source, practice=practice,
    )  # fmt: skip
    cycle.full_clean(exclude=["head"])
    cycle.head = open_journal(scope=slug)
    cycle.save()
    write(
        head=cycle.head_id,
        kind="cycle.begun",
        subject=slug,
        title=title,
        by=by,
        at=at,
        facts={"state": state},
    )
    return cycle


@transaction.atomic
def change_state(*, cycle: Cycle, state: CycleState, reason: str, by: Actor, at: datetime) -> Cycle:
    """Open a cycle to the public, or end it. Raises Refused."""
    require(Act.CHANGE_CYCLE, by.facts(cycle.pk, cycle=CycleState(cycle.state)))
    before, cycle.state = cycle.state, state
    cycle.save(update_fields=["state"])
    write(
        head=cycle.head_id, kind="cycle.state-changed", subject=cycle.slug, title=cycle.title, reason=reason,
        by=by, at=at, facts={"from": before, "to": state},
    )  # fmt: skip
    return cycle


@transaction.atomic
def set_level(*, cycle: Cycle, level: bool, reason: str, by: Actor, at: datetime) -> Cycle:
    """Say whether changes of rights and rules need a steward of each side. Raises Refused, AlreadyLevel."""
    require(Act.CHANGE_CYCLE, by.facts(cycle.pk, cycle=CycleState(cycle.state)))
    if not Cycle.objects.filter(pk=cycle.pk).exclude(level=level).update(level=level):
        raise AlreadyLevel
    cycle.level = level
    write(
        head=cycle.head_id, kind="level.switched", subject=cycle.slug, title=cycle.title, reason=reason,
        by=by, at=at, facts={"level": level},
    )  # fmt: skip
    return cycle


@transaction.atomic
def appoint(
    *,
    cycle: Cycle,
    participant: Participant,
    role: Role,
    side: Side,
    by: Actor,
    at: datetime,
    organisation: Organisation | None = None,
    reason: str = "",
) -> RoleHeld:
    """Give a role from now on. Raises Refused, SideNeeded, AlreadyHeld, OnlyInPractice."""
    require(Act.APPOINT, by.facts(cycle.pk, cycle=CycleState(cycle.state)))
    if role is Role.STEWARD and side is Side.NEITHER:
        raise SideNeeded
    if not cycle.practice and PracticePerson.objects.filter(participant=participant).exists():
        raise OnlyInPractice(participant.label)
    try:
        with transaction.atomic():
            held = RoleHeld.objects.create(
                cycle=cycle, participant=participant, role=role, side=side,
                organisation=organisation, since=at,
            )  # fmt: skip
    except IntegrityError:
        raise AlreadyHeld(participant.label, role) from None
    _journal("role.given", held, reason, by, at)
    return held


@transaction.atomic
def end_role(*, held: RoleHeld, reason: str, by: Actor, at: datetime) -> RoleHeld:
    """End a role now. Raises Refused, NotHeld."""
    require(Act.APPOINT, by.facts(held.cycle_id, cycle=CycleState(held.cycle.state)))
    if not RoleHeld.objects.filter(pk=held.pk, until=None).update(until=at):
        raise NotHeld
    held.refresh_from_db()
    _journal("role.ended", held, reason, by, at)
    return held


def end_of_role(held: RoleHeld, *, by: Actor, at: datetime) -> None:
    """The line about a role that ended because its holder is being erased: it names nobody."""
    _journal("role.ended", held, "", by, at, title="")


@transaction.atomic
def rename_holder(*, participant: Participant, label: str, by: Participant, at: datetime) -> Participant:
    """Rename a participant, and have every cycle where they hold or held a role show it. Raises NameTaken, NameRefused."""
    renamed = rename(participant=participant, label=label, by=by, at=at)
    heads = Cycle.objects.filter(roles_held__participant=participant).values_list("head_id", flat=True)
    for head in heads.order_by("head_id").distinct():
        touch(head=head)
    return renamed


def _journal(
    kind: str, held: RoleHeld, reason: str, by: Actor, at: datetime, *, title: str | None = None
) -> None:
    write(
        head=held.cycle.head_id,
        kind=kind,
        subject=f"{held.cycle.slug}/roles/{held.pk}",
        title=held.participant.label if title is None else title,
        reason=reason,
        by=by,
        at=at,
        facts={"role": held.role, "side": held.side},
    )
