"""Shared steps of the operations: a new version of a theme or a point, and the one line of an act."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds, laying
from moothill.commons.record.context import Context
from moothill.commons.record.errors import WrongState
from moothill.commons.record.models import RECORD_STATES, Record
from moothill.core.policy import RecordState


def lay_anew(
    record: Record,
    changed: Mapping[str, Any],
    *,
    act: str,
    reason: str,
    by: Actor,
    at: datetime,
    key: UUID | None = None,
) -> None:
    """Give a locked record a new version with these open fields changed, its columns and its snapshot. Writes no line."""
    kind = kinds.get(record.kind)
    thing = kind.things().get(pk=record.pk)
    thing.record = record
    values = {**kind.read(thing), **changed}
    record.version += 1
    laying.project(kind, thing, values, Context(record.cycle, record=record.pk, at=at))
    laying.lay(record, values, act=act, by=by, at=at, reason=reason, key=key)


def tell(
    record: Record,
    act: str,
    *,
    reason: str,
    by: Actor,
    at: datetime,
    facts: Mapping[str, object] | None = None,
) -> None:
    """The line of an act on a theme or point. Of a draft it says that something was prepared, and no more."""
    public = record.state != RecordState.DRAFT
    write(
        head=record.cycle.head_id,
        kind=f"{record.kind}.{act}" if public else f"{record.kind}.prepared",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title if public else "",
        reason=reason if public else "",
        by=by,
        at=at,
        facts=facts if public else None,
    )


def refuse_withdrawn(record: Record) -> None:
    """Raises WrongState for a record that was withdrawn."""
    if record.state == RecordState.WITHDRAWN:
        raise WrongState(str(dict(RECORD_STATES)[record.state]))
