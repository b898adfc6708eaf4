"""What came of a record: every step onward, as far as the visitor may know of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.visibility import states_in
from moothill.core.policy import RecordState
from moothill.front.trail.steps import COLUMNS, STEPS
from moothill.front.trail.walking import since

# So many records are followed at most; where there are more, the page says so. So many steps stand on one page.
MOST, SHOWN = 300, 30
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Step:
    """One step onward, made at `at`. `since`: when the way from the start has led here."""

    cause: Record
    effect: Record
    words: str
    since: datetime
    at: datetime
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the steps, how many there are in all, and after how many the next part begins: 0 after the last."""

    steps: tuple[Step, ...]
    number: int
    following: int


@dataclass(frozen=True, slots=True)
class Effects:
    """Every step from a record, first things first, and since when it leads to each record behind it."""

    steps: tuple[Step, ...]
    since: dict[int, datetime]
    records: dict[int, Record]
    cut: bool

    def page(self, after: int) -> "Part":
        """The steps after the first `after`."""
        until = after + SHOWN
        return Part(self.steps[after:until], len(self.steps), until if until < len(self.steps) else 0)

    def of(self, kind: str) -> list[Record]:
        """The records of a kind that it leads to and that are public or seen by insiders, newest last."""
        found = [each for each in self.records.values() if each.kind == kind]
        standing = [each for each in found if each.state != RecordState.WITHDRAWN]
        return sorted(standing, key=lambda each: (self.since[each.pk], each.pk))


@dataclass(frozen=True, slots=True)
class _Edge:
    cause: int
    effect: Record
    words: str
    at: datetime
    by: str = ""
    note: str = ""


def effects_of(record: Record, actor: Actor) -> Effects:
    """Walk onward from a record, level by level. Two questions for each level, and levels are few."""
    records, edges, ahead, cut = {record.pk: record}, [], [record], False
    while ahead:
        linked = list(_links(ahead, record.cycle, actor))
        cut = cut or len(linked) > MOST
        found = [*linked, *_columns(ahead, record.cycle, actor)]
        edges += found
        ahead = []
        for edge in found:
            if edge.effect.pk not in records:
                cut = cut or len(records) > MOST
                if not cut:
                    records[edge.effect.pk] = edge.effect
                    ahead.append(edge.effect)
    kept = [edge for edge in edges if edge.effect.pk in records]
    for each in records.values():
        each.cycle = record.cycle
    moments = since(record.pk, [(edge.cause, edge.effect.pk, edge.at) for edge in kept])
    del records[record.pk]
    everything = {record.pk: record, **records}
    return Effects(tuple(_steps(kept, everything, moments)), moments, records, cut)


def addressable(cycle: Cycle, actor: Actor, prefix: str = "") -> Q:
    """The condition that the actor may know of a record of the cycle: what was withdrawn keeps its address and its reason.

    That the record is of this cycle, the caller sees to.
    """
    states = states_in(cycle, actor, (RecordState.PUBLISHED, RecordState.WITHDRAWN))
    return Q(**{f"{prefix}state__in": states})


def note_of(link: Link, end: Record) -> str:
    """What was noted beside a link, as long as the record at its other end stands: of what was withdrawn nothing is told."""
    return "" if end.state == RecordState.WITHDRAWN else link.note


def _links(ahead: Collection[Record], cycle: Cycle, actor: Actor) -> Iterator[_Edge]:
    rows = Link.objects.filter(
        addressable(cycle, actor, "effect__"), cause__in=[each.pk for each in ahead], kind__in=STEPS
    )
    for link in rows.select_related("effect").order_by("at", "pk")[: MOST + 1]:
        words = str(LinkKind(link.kind).label)
        yield _Edge(link.cause_id, link.effect, words, link.at, link.by_name, note_of(link, link.effect))


def _columns(ahead: Collection[Record], cycle: Cycle, actor: Actor) -> Iterator[_Edge]:
    for column in COLUMNS:
        here = {each.pk: each for each in ahead if each.kind == column.kind}
        if here:
            rows = kinds.get(column.kind).model.objects.filter(pk__in=here)
            pairs = dict(rows.values_list("pk", f"{column.name}_id"))
            condition = addressable(cycle, actor)
            seen = Record.objects.filter(condition, pk__in=set(pairs.values())).in_bulk()
            for cause, effect in pairs.items():
                if effect in seen:
                    yield _Edge(cause, seen[effect], str(column.words), here[cause].created_at)


def _steps(edges: Collection[_Edge], records: dict[int, Record], moments: dict[int, datetime]) -> list[Step]:
    """In the order in which they came to count; a step that only leads back to the start is left out."""
    steps = [
        Step(
            cause=records[edge.cause],
            effect=records[edge.effect.pk],
            words=edge.words,
            since=max(moments.get(edge.cause, edge.at), edge.at),
            at=edge.at,
            by=edge.by,
            note=edge.note,
        )
        for edge in edges
        if edge.effect.pk in moments
    ]
    return sorted(steps, key=_place(moments))


def _place(moments: dict[int, datetime]) -> Any:
    return lambda step: (step.since, moments.get(step.cause.pk, _NEVER), step.cause.pk, step.effect.pk)
