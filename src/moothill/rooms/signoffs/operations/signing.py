"""Entering what a body or an office decided at a step of a route."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from moothill.commons.cycles.labels import ROLES, SIDES
from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import held_at
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import KeyReused
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.signoffs.errors import (
    ConditionsNeeded,
    InTheFuture,
    NoSuchDocument,
    OutOfOrder,
    PassedAlready,
    RecordGone,
    RouteGone,
    TooEarly,
    WithoutTheRole,
)
from moothill.rooms.signoffs.kinds import Verdict
from moothill.rooms.signoffs.models import Signature, Step
from moothill.rooms.signoffs.queries.walking import Walked, open_step, walked_of


@transaction.atomic
def sign(
    *,
    step: Step,
    verdict: Verdict,
    day: date,
    by: Actor,
    at: datetime,
    said_by: str = "",
    conditions: str = "",
    document: Record | None = None,
    key: UUID | None = None,
) -> Signature:
    """Enter that the office of `step` said `verdict` on `day`. `said_by` names who in it, as everybody may read.

    `conditions` holds the conditions, or why it was not approved. `document` is a published document of the cycle that shows
    it. A refusal is kept, and the step can be said again later. A `key` seen before enters nothing more. Raises Refused,
    RouteGone, RecordGone, WithoutTheRole, PassedAlready, OutOfOrder, InTheFuture, TooEarly, ConditionsNeeded,
    NoSuchDocument, KeyReused; then nothing is stored.
    """
    route = laying.lock(step.route.record)
    require(Act.SIGN, facts_of(by, route.cycle, route))
    if before := _entered(key, step):
        return before
    on = Record.objects.get(
        pk=step.route.on_id
    )  # as it stands now: it may have gone since the page was drawn
    if route.state != RecordState.PUBLISHED:
        raise RouteGone
    if on.state != RecordState.PUBLISHED:
        raise RecordGone(on.reference)
    require_role(step=step, cycle=route.cycle, by=by, at=at)
    walked = walked_of([step.route_id])[step.route_id]
    require_turn(step, walked)
    _require_day(day, route.cycle.day(at), _first_day(step, walked))
    if verdict != Verdict.APPROVED and not conditions.strip():
        raise ConditionsNeeded
    if document is not None:
        _require_document(document, route)
    assert by.participant is not None  # nosec: whoever holds a role is somebody
    made = Signature.objects.create(
        step=step, verdict=verdict, day=day, said_by=" ".join(said_by.split()), conditions=conditions.strip(),
        document=document, by_id=by.participant, by_name=by.name, at=at, key=key,
    )  # fmt: skip
    _journal(route, on, made, by, at)
    return made


def _entered(key: UUID | None, step: Step) -> Signature | None:
    if key is None:
        return None  # no two acts without a key are the same
    before = Signature.objects.filter(key=key).first()
    if before is not None and before.step_id != step.pk:
        raise KeyReused
    return before


def holds_role(*, step: Step, cycle: Cycle, by: Actor, at: datetime) -> bool:
    """Whether `by` holds the role of this step, on its side, at `at`."""
    held = cycle.roles_held.filter(held_at(at), participant=by.participant, role=step.role, side=step.side)
    return by.participant is not None and held.exists()


def require_role(*, step: Step, cycle: Cycle, by: Actor, at: datetime) -> None:
    """Return if `by` holds the role of this step. Raises WithoutTheRole."""
    if not holds_role(step=step, cycle=cycle, by=by, at=at):
        raise WithoutTheRole(dict(ROLES)[step.role], dict(SIDES)[step.side])


def require_turn(step: Step, walked: list[Walked]) -> None:
    """Return if this step of a walked route is the one to be entered now. Raises PassedAlready, OutOfOrder."""
    own = next(each for each in walked if each.step.pk == step.pk)
    if own.day:
        raise PassedAlready(own.day)
    turn = open_step(walked)
    if turn is not None and turn.step.pk != step.pk:
        raise OutOfOrder(turn.step.number, turn.step.office)


def _first_day(step: Step, walked: list[Walked]) -> date | None:
    """The last day on which anything was said at this step or before it."""
    days = [said.day for each in walked if each.step.number <= step.number for said in each.signatures]
    return max(days, default=None)


def _require_day(day: date, today: date, first: date | None) -> None:
    if day > today:
        raise InTheFuture(today)
    if first and day < first:
        raise TooEarly(first)


def _require_document(document: Record, route: Record) -> None:
    here = document.cycle_id == route.cycle_id and document.kind == "document"
    if not here or document.state != RecordState.PUBLISHED:
        raise NoSuchDocument(document.reference if here else "")


def _journal(route: Record, on: Record, made: Signature, by: Actor, at: datetime) -> None:
    step = made.step
    write(
        head=route.cycle.head_id, kind="route.signed", subject=f"{route.cycle.slug}/{route.reference}",
        version=route.version, title=f"{route.title}: {step.office}"[:400], reason=made.conditions, by=by, at=at,
        facts={"of": on.reference, "step": step.number, "verdict": str(made.verdict), "day": made.day.isoformat()},
    )  # fmt: skip
