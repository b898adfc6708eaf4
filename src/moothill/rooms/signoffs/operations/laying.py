"""Laying a route on a record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault, Invalid
from moothill.commons.record.linking import join
from moothill.commons.record.models import LinkKind, Record
from moothill.commons.record.operations import facts_of, withdraw
from moothill.core.policy import Act, RecordState, Role, Side
from moothill.rooms.signoffs.errors import NotForApproval, NotInstead
from moothill.rooms.signoffs.kinds import MOST
from moothill.rooms.signoffs.models import Route, Step

_OFFICE = 200


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step to be laid: who signs, entered by whoever holds `role` on `side`, and the day by which it is hoped for."""

    office: str
    role: Role
    side: Side
    due: date | None = None


@transaction.atomic
def lay_route(
    *,
    on: Record,
    title: str,
    steps: Sequence[NewStep],
    by: Actor,
    at: datetime,
    why: str = "",
    instead: Record | None = None,
    key: UUID | None = None,
    publish: bool = True,
) -> Record:
    """A new route for the approval of `on` as it stands now, by these steps in their order; public unless `publish` is False.

    The steps of a route never change: a new one may stand `instead` of another on the same record, which is then withdrawn.
    A `key` seen before lays nothing more. Raises Refused, NotForApproval, NotInstead, KeyReused, and Invalid with the field
    "title", "why" or "steps".
    """
    kind = kinds.get("route")
    serial = laying.lock_serial(on.cycle, kind)
    target = laying.lock(on)
    require(Act.LAY_ROUTE, facts_of(by, target.cycle, target))
    if answered := laying.answered(key, cycle=target.cycle, kind=kind):
        return answered
    if target.state != RecordState.PUBLISHED or target.kind == "route":
        raise NotForApproval
    _require_replaceable(instead, target)
    values = clean(kind, {"title": title, "why": why}, Context(target.cycle, at=at), present={})
    if faults := list(_faults(steps)):
        raise Invalid(faults)
    record = laying.new_record(
        kind, target.cycle, serial, at=at, publish=publish, position=laying.place_last(target.cycle, kind)
    )
    thing = Route(record=record, on=target, of_version=target.version)
    laying.project(kind, thing, values, Context(target.cycle, at=at))
    Step.objects.bulk_create(_rows(thing, steps))
    laying.lay(record, values, act="laid", by=by, at=at, reason="", key=key)
    join(pairs=[(target.pk, record.pk)], kind=LinkKind.LAID_BEFORE, by=by, at=at)
    if instead is not None:
        _replace(instead, record, by, at)
    _journal(record, values, target, len(steps), by, at)
    return record


def _rows(route: Route, steps: Iterable[NewStep]) -> list[Step]:
    return [
        Step(
            route=route,
            number=number,
            office=_tidy(step.office),
            role=step.role,
            side=step.side,
            due=step.due,
        )
        for number, step in enumerate(steps, start=1)
    ]


def _tidy(words: str) -> str:
    return " ".join(words.split())


def _faults(steps: Sequence[NewStep]) -> Iterable[Fault]:
    if not steps:
        yield Fault("steps", _("Give at least one step: who signs, and who enters it."))
    if len(steps) > MOST:
        yield Fault("steps", _("At most %(most)s steps fit in one route.") % {"most": MOST})
    before: date | None = None
    for number, step in enumerate(steps, start=1):
        if not _tidy(step.office):
            yield Fault("steps", _("Step %(number)s: say which body or office signs.") % {"number": number})
        if len(_tidy(step.office)) > _OFFICE:
            yield Fault("steps", _("Step %(number)s: the name is too long. Shorten it.") % {"number": number})
        if step.due and before and step.due < before:
            words = _("Step %(number)s is due before the step before it. Give that day or a later one.")
            yield Fault("steps", words % {"number": number})
        before = step.due or before


def _require_replaceable(instead: Record | None, target: Record) -> None:
    if instead is None:
        return
    stands = Route.objects.filter(pk=instead.pk, on=target.pk, record__state=RecordState.PUBLISHED)
    if not stands.exists():
        raise NotInstead


def _replace(before: Record, record: Record, by: Actor, at: datetime) -> None:
    reason = _("%(reference)s was laid instead of it.") % {"reference": record.reference}
    withdraw(record=before, reason=reason, by=by, at=at)
    join(pairs=[(before.pk, record.pk)], kind=LinkKind.SUPERSEDES, by=by, at=at)


def _journal(
    record: Record, values: Mapping[str, str], target: Record, steps: int, by: Actor, at: datetime
) -> None:
    public = record.state == RecordState.PUBLISHED  # of anything else the line says that something was prepared
    write(
        head=record.cycle.head_id, kind="route.laid" if public else "route.prepared",
        subject=f"{record.cycle.slug}/{record.reference}", version=record.version, title=record.title if public else "",
        reason=values["why"] if public else "", by=by, at=at,
        facts={"of": target.reference, "version": target.version, "steps": steps} if public else {},
    )  # fmt: skip
