"""Shared steps of the acts upon codes: the one context in which their standing changes, and how a change is laid down."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds, laying
from moothill.commons.record.context import Context
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.rooms.coding.errors.codes import WrongStanding
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Code, Suggestion


class Settling(Context):
    """An act of this room, which has seen to it that what it stores is right: see `register.code`."""


def lay_change(
    record: Record,
    changes: Mapping[str, Any],
    *,
    act: str,
    by: Actor,
    at: datetime,
    reason: str,
    key: UUID | None = None,
) -> None:
    """Store these fields of a locked code and the version that belongs to them. The line is the caller's."""
    kind = kinds.get("code")
    thing = kind.things().get(pk=record.pk)
    thing.record = record
    content = {**kind.read(thing), **changes}
    record.version += 1
    laying.project(kind, thing, content, Settling(record.cycle, record=record.pk, at=at))
    laying.lay(record, content, act=act, by=by, at=at, reason=reason[:2000], key=key)


def write_line(
    record: Record, act: str, *, by: Actor, at: datetime, reason: str, facts: Mapping[str, Any] | None = None
) -> None:
    """The one line of an act upon a public code."""
    write(
        head=record.cycle.head_id,
        kind=f"code.{act}",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title,
        reason=reason,
        by=by,
        at=at,
        facts=facts,
    )


def lock_codes(cycle: Cycle, records: Iterable[Record]) -> None:
    """Hold the counter of codes, then these: in one order, so that no two acts wait for each other."""
    laying.lock_serial(cycle, kinds.get("code"))
    for record in sorted(records, key=lambda each: each.pk):
        laying.lock(record)


def standing_of(record: Record) -> str:
    """Where a public code stands now. Raises WrongStanding for one that is not public."""
    if record.state != RecordState.PUBLISHED:
        raise WrongStanding.not_public(record.reference)
    return str(Code.objects.values_list("standing", flat=True).get(pk=record.pk))


def refuse_gone_over(record: Record) -> None:
    """Raise WrongStanding for a code that was merged or split."""
    went = Link.objects.filter(cause=record, kind__in=(LinkKind.MERGED_INTO, LinkKind.SPLIT_INTO))
    if others := sorted(went.values_list("effect__reference", flat=True)):
        raise WrongStanding.gone_over(record.reference, ", ".join(others))


def refuse_under_retired(record: Record) -> None:
    """Raise WrongStanding for a code that stands under a retired one."""
    retired = Code.objects.filter(children=record.pk, standing=Standing.RETIRED)
    if above := retired.values_list("record__reference", flat=True).first():
        raise WrongStanding.under_retired(record.reference, above)


def children_of(records: Sequence[Record]) -> list[Record]:
    """What stands under any of these codes and is not retired, in order."""
    below = Code.objects.filter(parent__in=[each.pk for each in records]).exclude(standing=Standing.RETIRED)
    standing = below.exclude(record__state=RecordState.WITHDRAWN)
    chosen = standing.select_related("record__cycle").order_by("record__position", "pk")
    return [each.record for each in chosen]


def rehome(children: Iterable[Record], under: str, *, by: Actor, at: datetime, reason: str) -> None:
    """Put these codes under another one, named by its reference; "" is the top."""
    for child in children:
        lay_change(laying.lock(child), {"parent": under}, act="revised", by=by, at=at, reason=reason)


def forget_suggestions(ids: Sequence[int]) -> None:
    """Nobody is offered a code that is no more; what people decided on stays."""
    Suggestion.objects.filter(code__in=ids, outcome="").delete()
