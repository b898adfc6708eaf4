"""The verbs that make and change records: each lays down a revision and a line in the journal, or does nothing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, landing, laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.editing import editing_facts
from moothill.commons.record.errors import (
    AlreadyThere,
    ForgedBase,
    Invalid,
    OwnWords,
    ReasonNeeded,
    Unchanged,
    WrongState,
)
from moothill.commons.record.kinds import Kind
from moothill.commons.record.laying import Credit
from moothill.commons.record.leading import leads, leads_above
from moothill.commons.record.merging import put_together
from moothill.commons.record.models import RECORD_STATES, Record
from moothill.core.policy import Act, CycleState, Facts, RecordState, decide


def facts_of(by: Actor, cycle: Cycle, record: Record | None = None) -> Facts:
    """What a decision about `by` in `cycle`, and about `record` if given, may look at."""
    state = RecordState(record.state) if record else RecordState.PUBLISHED
    return by.facts(cycle.pk, cycle=CycleState(cycle.state), record=state, leading=leads(by, record))


@transaction.atomic
def create(
    *,
    kind: Kind,
    cycle: Cycle,
    values: Mapping[str, Any],
    by: Actor,
    at: datetime,
    reason: str = "",
    key: UUID | None = None,
    publish: bool = True,
    after: Record | None = None,
    credit: Credit | None = None,
) -> Record:
    """A new record of `kind`, last in order or right after `after`; published at once unless `publish` is False.

    `credit` names whose suggestion it was. A `key` seen before gets the record it made then. Whoever leads the record that
    the new one is a part of adds it in the open. Raises Refused, Invalid, AlreadyThere, KeyReused.
    """
    facts = facts_of(by, cycle)
    led = leads_above(by, cycle, kind.name, values)
    require(Act.CREATE, replace(facts, leading=led))
    if publish and not led:
        require(Act.PUBLISH, facts)
    serial = laying.lock_serial(cycle, kind)
    if answered := laying.answered(key, cycle=cycle, kind=kind):
        return answered
    if kind.single and Record.objects.filter(cycle=cycle, kind=kind.name).exclude(state="withdrawn").exists():
        raise AlreadyThere(str(kind.label))
    context = Context(cycle, at=at)
    clean_values = clean(kind, values, context, present={})
    if publish:
        require_launched(kind, clean_values, context)
    position = laying.place_after(cycle, kind, after) if after else laying.place_last(cycle, kind)
    record = laying.new_record(kind, cycle, serial, at=at, publish=publish, position=position)
    laying.project(kind, kind.model(record=record), clean_values, context)
    laying.lay(record, clean_values, act="created", by=by, at=at, reason=reason, key=key, credit=credit)
    if publish:
        kind.turned(record, "created", by, at)
        landing.tell(kind.name, Record.objects.filter(pk=record.pk), by=by, at=at)
    _journal(record, "created", by=by, at=at, reason=reason)
    return record


@transaction.atomic
def revise(
    *,
    record: Record,
    values: Mapping[str, Any],
    base: int,
    by: Actor,
    at: datetime,
    reason: str = "",
    key: UUID | None = None,
    credit: Credit | None = None,
) -> Record:
    """Change the open fields named in `values`, begun from version `base`.

    What others changed since then stays: both changes are put together, and Stale is raised only where they touch.
    `credit` names whose suggestion it was. Who is no steward may change what is open to people like them.
    A `key` seen before changes nothing more. Raises Refused, Invalid, Stale, ForgedBase, Unchanged, KeyReused, OwnWords, and
    ReasonNeeded where the kind wants a field's change explained.
    """
    locked = laying.lock(record)
    _require_leave_to_edit(by, locked)
    if laying.answered(key, record=locked):
        return locked
    _check_base(locked, base)
    kind = kinds.get(locked.kind)
    thing = kind.things().get(pk=locked.pk)
    thing.record = locked
    before = kind.read(thing)
    context = Context(locked.cycle, record=locked.pk, at=at)
    if base < locked.version:
        values = put_together(kind, locked, values, base=base, present=before, context=context)
    clean_values = clean(kind, values, context, present=before)
    if clean_values == before:
        raise Unchanged
    if any(clean_values[name] != before[name] for name in kind.authored):
        raise OwnWords
    if locked.state == RecordState.PUBLISHED:
        require_launched(kind, clean_values, context)
    explained = (name for name in kind.explained if clean_values[name] != before[name])
    if locked.state != RecordState.DRAFT and any(explained) and not reason.strip():
        raise ReasonNeeded
    locked.version += 1
    laying.project(kind, thing, clean_values, context)
    laying.lay(locked, clean_values, act="revised", by=by, at=at, reason=reason, key=key, credit=credit)
    _journal(locked, "revised", by=by, at=at, reason=reason)
    return locked


def require_launched(kind: Kind, values: Mapping[str, Any], context: Context) -> None:
    """Raise Invalid with all that is missing before a record with these values may be shown to all."""
    if missing := tuple(kind.launch(values, context)):
        raise Invalid(missing)


def _require_leave_to_edit(by: Actor, record: Record) -> None:
    if not decide(Act.EDIT, facts_of(by, record.cycle, record)).allowed:
        require(Act.EDIT_OPEN, editing_facts(by, record.cycle, kind=record.kind, record=record))


def _check_base(record: Record, base: int) -> None:
    if not 1 <= base <= record.version:
        raise ForgedBase(base)


@transaction.atomic
def publish(*, record: Record, by: Actor, at: datetime, reason: str = "", key: UUID | None = None) -> Record:
    """Make a draft public, or put back what was withdrawn. Raises Refused, WrongState, Invalid, KeyReused."""
    locked = laying.lock(record)
    require(Act.PUBLISH, facts_of(by, locked.cycle, locked))
    if laying.answered(key, record=locked):
        return locked
    if locked.state == RecordState.PUBLISHED:
        raise WrongState(_state(locked))
    kind = kinds.get(locked.kind)
    content = kind.read(kind.things().get(pk=locked.pk))
    require_launched(kind, content, Context(locked.cycle, record=locked.pk, at=at))
    act = "published" if locked.state == RecordState.DRAFT else "put-back"
    locked.state, locked.published_at = RecordState.PUBLISHED, locked.published_at or at
    locked.withdrawn_at, locked.withdrawn_because = None, ""
    return _changed(locked, act, by=by, at=at, reason=reason, key=key)


@transaction.atomic
def withdraw(
    *,
    record: Record,
    reason: str,
    by: Actor,
    at: datetime,
    key: UUID | None = None,
    credit: Credit | None = None,
) -> Record:
    """Take a record out of every list; its address stays and says why. Raises Refused, ReasonNeeded, WrongState."""
    locked = laying.lock(record)
    require(Act.WITHDRAW, facts_of(by, locked.cycle, locked))
    if laying.answered(key, record=locked):
        return locked
    if not reason.strip():
        raise ReasonNeeded
    if locked.state == RecordState.WITHDRAWN:
        raise WrongState(_state(locked))
    locked.state, locked.withdrawn_at, locked.withdrawn_because = RecordState.WITHDRAWN, at, reason
    return _changed(locked, "withdrawn", by=by, at=at, reason=reason, key=key, credit=credit)


@transaction.atomic
def move(
    *,
    record: Record,
    after: Record | None,
    by: Actor,
    at: datetime,
    reason: str = "",
    key: UUID | None = None,
) -> Record:
    """Put a record right after another of its kind, or first of all. Raises Refused, Unchanged, WrongState."""
    laying.lock_serial(record.cycle, kinds.get(record.kind))  # two moves at once would find the same gap
    locked = laying.lock(record)
    require(Act.MOVE, facts_of(by, locked.cycle, locked))
    if laying.answered(key, record=locked):
        return locked
    if after and (after.kind, after.cycle_id) != (locked.kind, locked.cycle_id):
        raise WrongState(_state(after))
    if after == locked or laying.neighbour_before(locked) == after:
        raise Unchanged
    locked.position = laying.place_after(locked.cycle, kinds.get(locked.kind), after)
    return _changed(locked, "moved", by=by, at=at, reason=reason, key=key)


def _changed(
    record: Record,
    act: str,
    *,
    by: Actor,
    at: datetime,
    reason: str,
    key: UUID | None,
    credit: Credit | None = None,
) -> Record:
    """Store a change of standing or place: same content, a new version."""
    record.version += 1
    record.save()
    kind = kinds.get(record.kind)
    content = kind.read(kind.things().get(pk=record.pk))
    laying.lay(record, content, act=act, by=by, at=at, reason=reason, key=key, credit=credit)
    if act != "moved":
        kind.turned(record, act, by, at)
    if act in ("published", "put-back"):
        landing.tell(record.kind, Record.objects.filter(pk=record.pk), by=by, at=at)
    _journal(record, act, by=by, at=at, reason=reason)
    if act != "moved":
        landing.settle(record, act, by=by, at=at)
    return record


def _state(record: Record) -> str:
    return str(dict(RECORD_STATES)[record.state])


def _journal(record: Record, act: str, *, by: Actor, at: datetime, reason: str) -> None:
    # A draft's line says that something was prepared, and no more: the journal is public, a draft is not.
    open_to_all = record.state != RecordState.DRAFT
    write(
        head=record.cycle.head_id,
        kind=f"{record.kind}.{act}" if open_to_all else f"{record.kind}.prepared",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title if open_to_all else "",
        reason=reason if open_to_all else "",
        by=by,
        at=at,
    )
