"""Cutting a baseline. Everything else in this room is written by `commons.record.operations`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Head
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.plan.errors import PlanIsMoving
from moothill.rooms.plan.models import FrozenDate
from moothill.rooms.plan.queries.frozen import Kept, digest_of, present

_TRIES = 3


class Cutting(Context):
    """The one act in which a new baseline may come to be: see `register.baseline`."""


class _Overtaken(Exception):
    """Another act came between the reading of the dates and the line in the journal."""


def cut_baseline(
    *,
    cycle: Cycle,
    title: str,
    why: str,
    agreed: Sequence[Mapping[str, Any]],
    by: Actor,
    at: datetime,
    key: UUID | None = None,
    publish: bool = True,
) -> Record:
    """Keep every public date of `cycle` as it stands. `agreed` are rows of name, organisation and side.

    The dates are those of the very place in the journal at which the baseline's line stands. A `key` seen before cuts
    nothing more. Raises Refused, Invalid, KeyReused, and PlanIsMoving where others never stopped changing the plan.
    """
    require(Act.BASELINE, facts_of(by, cycle))
    given = {"title": title, "why": why, "agreed": [dict(row) for row in agreed]}
    for _each in range(_TRIES):
        try:
            return _cut(cycle, given, by, at, key, publish)
        except _Overtaken:
            continue
    raise PlanIsMoving


@transaction.atomic
def _cut(
    cycle: Cycle, given: Mapping[str, Any], by: Actor, at: datetime, key: UUID | None, publish: bool
) -> Record:
    kind = kinds.get("baseline")
    serial = laying.lock_serial(cycle, kind)
    if answered := laying.answered(key, cycle=cycle, kind=kind):
        return answered
    # The head is locked last of all, so that no two acts wait for each other: here it is only looked at.
    seen = Head.objects.values_list("number", flat=True).get(pk=cycle.head_id)
    dates = present(cycle, by)
    counted = {"day": cycle.day(at).isoformat(), "dates": len(dates), "digest": digest_of(dates)}
    context = Cutting(cycle)
    values = clean(kind, {**given, **counted}, context, present={})
    record = laying.new_record(
        kind, cycle, serial, at=at, publish=publish, position=laying.place_last(cycle, kind)
    )
    thing = kind.model(record=record)
    laying.project(kind, thing, values, context)
    FrozenDate.objects.bulk_create([_row(thing, kept) for kept in dates], batch_size=500)
    laying.lay(record, values, act="cut", by=by, at=at, reason=values["why"][:2000], key=key)
    if _written(record, values, by, at) != seen + 1:
        raise _Overtaken
    return record


def _row(thing: Any, kept: Kept) -> FrozenDate:
    return FrozenDate(
        baseline=thing,
        record_id=kept.record,
        version=kept.version,
        title=kept.title,
        field=kept.field,
        place=kept.place,
        note=kept.note,
        when_json=kept.when,
    )


def _written(record: Record, values: Mapping[str, Any], by: Actor, at: datetime) -> int:
    """Write the line, and say which number it got. Of a draft it says that something was prepared, and no more."""
    public = record.published_at is not None
    entry = write(
        head=record.cycle.head_id,
        kind="baseline.cut" if public else "baseline.prepared",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title if public else "",
        reason=values["why"] if public else "",
        by=by,
        at=at,
        facts={"dates": values["dates"], "digest": values["digest"]},
    )
    return entry.number
