"""Cutting a version of the codebook: every public code is kept as it stands."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

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
from moothill.core.exchange.codebooks import digest
from moothill.core.policy import Act
from moothill.rooms.coding.errors.codes import CodebookMoves, NothingToKeep
from moothill.rooms.coding.models import Codebook
from moothill.rooms.coding.queries.codebooks import present

_TRIES = 3


class Cutting(Context):
    """The one act in which a new version may come to be: see `register.codebook`."""


class _Overtaken(Exception):
    """Another act came between the reading of the codes and the line in the journal."""


def cut_codebook(
    *,
    cycle: Cycle,
    title: str,
    why: str,
    by: Actor,
    at: datetime,
    key: UUID | None = None,
    publish: bool = True,
) -> Record:
    """Keep every public code of `cycle` as it stands at the very place of the journal where the version's line stands.

    A `key` seen before cuts nothing more. Raises Refused, Invalid, KeyReused, NothingToKeep, and CodebookMoves where others
    never stopped changing the cycle.
    """
    require(Act.CREATE, facts_of(by, cycle))
    if publish:
        require(Act.PUBLISH, facts_of(by, cycle))
    for _each in range(_TRIES):
        try:
            return _cut(cycle, {"title": title, "why": why}, by, at, key, publish)
        except _Overtaken:
            continue
    raise CodebookMoves


@transaction.atomic
def _cut(
    cycle: Cycle, given: Mapping[str, Any], by: Actor, at: datetime, key: UUID | None, publish: bool
) -> Record:
    kind = kinds.get("codebook")
    serial = laying.lock_serial(cycle, kind)
    if answered := laying.answered(key, cycle=cycle, kind=kind):
        return answered
    # The head is locked last of all, so that no two acts wait for each other: here it is only looked at.
    seen = Head.objects.values_list("number", flat=True).get(pk=cycle.head_id)
    codes = present(cycle)
    if not codes:
        raise NothingToKeep
    counted = {"edition": _next(cycle), "day": cycle.day(at).isoformat(), "digest": digest(codes)}
    context = Cutting(cycle)
    values = clean(kind, {**given, **counted}, context, present={})
    place = laying.place_last(cycle, kind)
    record = laying.new_record(kind, cycle, serial, at=at, publish=publish, position=place)
    laying.project(kind, Codebook(record=record, cycle=cycle, codes=codes), values, context)
    laying.lay(record, values, act="cut", by=by, at=at, reason=values["why"][:2000], key=key)
    if _written(record, values, len(codes), by, at) != seen + 1:
        raise _Overtaken
    return record


def _next(cycle: Cycle) -> int:
    return (Codebook.objects.filter(cycle=cycle).aggregate(Max("edition"))["edition__max"] or 0) + 1


def _written(record: Record, values: Mapping[str, Any], number: int, by: Actor, at: datetime) -> int:
    """Write the line, and say which number it got. Of a draft it says that something was prepared, and no more."""
    public = record.published_at is not None
    entry = write(
        head=record.cycle.head_id,
        kind="codebook.cut" if public else "codebook.prepared",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title if public else "",
        reason=values["why"] if public else "",
        by=by,
        at=at,
        facts={"number": number, "digest": values["digest"]},
    )
    return entry.number
