"""Shared steps of the operations: locks, places, the projection onto columns, and the revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Max, Min

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault, Invalid, KeyReused
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Record, Revision, Serial
from moothill.core.policy import RecordState

# Room between two neighbours, so that a move need not renumber the rest.
GAP = 1 << 20


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose suggestion an act lets in: the participant's id, and the name they had then."""

    participant: int
    name: str


def lock(record: Record) -> Record:
    """The record's row as it is now, held until the caller commits."""
    return Record.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=record.pk)


def lock_serial(cycle: Cycle, kind: Kind) -> Serial:
    """The counter of `kind` in `cycle`, held until the caller commits."""
    Serial.objects.get_or_create(cycle=cycle, kind=kind.name)
    return Serial.objects.select_for_update().get(cycle=cycle, kind=kind.name)


def answered(
    key: UUID | None, *, record: Record | None = None, cycle: Cycle | None = None, kind: Kind | None = None
) -> Record | None:
    """The record that the act with this once-only key made or changed before. Call with the lock already held.

    Raises KeyReused when the key belongs to another act.
    """
    if key is None:
        return None  # filter(key=None) would match every revision without one
    before = Revision.objects.filter(key=key).select_related("record__cycle").first()
    if before is None:
        return None
    found = before.record
    same = found == record if record else (found.cycle, found.kind) == (cycle, kind.name if kind else "")
    if not same:
        raise KeyReused
    return found


def new_record(
    kind: Kind,
    cycle: Cycle,
    serial: Serial,
    *,
    at: datetime,
    publish: bool,
    position: int,
    batch: bool = False,
) -> Record:
    """An unsaved Record with the next reference of its kind. A `batch` saves its counters itself, once."""
    serial.last += 1
    if not batch:
        serial.save(update_fields=["last"])
    return Record(
        cycle=cycle,
        kind=kind.name,
        reference=f"{kind.prefix}-{serial.last}",
        state=RecordState.PUBLISHED if publish else RecordState.DRAFT,
        position=position,
        created_at=at,
        published_at=at if publish else None,
    )


def project(kind: Kind, thing: Any, values: Mapping[str, Any], context: Context) -> None:
    """Write clean values to the columns of a thing and its record, and save both. Raises Invalid on the kind's clash."""
    for field in kind.fields:
        field.write(thing, values[field.name], context)
    thing.record.save()
    thing.record_id = thing.record.pk
    try:
        thing.save(force_insert=thing._state.adding)
    except IntegrityError as error:
        if kind.clash is None:
            raise
        raise Invalid([Fault(kind.clash[0], str(kind.clash[1]))]) from error


def lay(
    record: Record,
    content: Mapping[str, Any],
    *,
    act: str,
    by: Actor,
    at: datetime,
    reason: str,
    key: UUID | None,
    credit: Credit | None = None,
) -> Revision:
    """Store the snapshot that belongs to the record's present version."""
    revision = snapshot(record, content, act=act, by=by, at=at, reason=reason)
    revision.key = key
    if credit:
        revision.suggested_by_id, revision.suggested_by_name = credit.participant, credit.name
    revision.save()
    return revision


def snapshot(
    record: Record, content: Mapping[str, Any], *, act: str, by: Actor, at: datetime, reason: str
) -> Revision:
    """The unsaved snapshot of a record as it stands."""
    return Revision(
        record=record,
        number=record.version,
        act=act,
        content=dict(content),
        state=record.state,
        position=record.position,
        by_id=by.participant,
        by_name=by.name,
        at=at,
        reason=reason,
    )


def place_last(cycle: Cycle, kind: Kind) -> int:
    """A position after every other record of the kind."""
    siblings = Record.objects.filter(cycle=cycle, kind=kind.name)
    return (siblings.aggregate(Max("position"))["position__max"] or 0) + GAP


def place_after(cycle: Cycle, kind: Kind, after: Record | None) -> int:
    """A position right after `after`; before every other record of the kind when that is None."""
    siblings = Record.objects.filter(cycle=cycle, kind=kind.name)
    if after is not None:
        return _between(siblings, after)
    first = siblings.aggregate(Min("position"))["position__min"]
    if first is None or first > 1:
        return (first or 2 * GAP) // 2
    _spread(siblings)
    return GAP // 2


def neighbour_before(record: Record) -> Record | None:
    """The record of the same kind that stands right before this one."""
    siblings = Record.objects.filter(cycle=record.cycle, kind=record.kind, position__lt=record.position)
    return siblings.order_by("-position", "-pk").first()


def _between(siblings: Any, after: Record) -> int:
    position = Record.objects.values_list("position", flat=True).get(pk=after.pk)
    following: int | None = siblings.filter(position__gt=position).aggregate(Min("position"))["position__min"]
    if following is None:
        return position + GAP
    if following - position > 1:
        return (position + following) // 2
    _spread(siblings)
    return _between(siblings, after)


def _spread(siblings: Any) -> None:
    """Give every sibling its room again, once a gap has been used up."""
    rows = list(siblings.order_by("position", "pk").only("pk", "position"))
    for at, row in enumerate(rows, start=1):
        row.position = at * GAP
    Record.objects.bulk_update(rows, ["position"], batch_size=500)
