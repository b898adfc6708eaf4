"""Many records in one act: an import is one act and one line in the journal."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault, Invalid
from moothill.commons.record.models import Link, LinkKind, Record, Revision, Serial
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act


@dataclass(frozen=True, slots=True)
class Item:
    """One record to make. Other items refer to it by `handle`, written "@handle" where a reference is expected, also in rows.

    After a bar it may stand too ("plan.timeline|@main"): a slot names a panel and its option in this way.

    `place` says where in the source it stood; errors name it.
    """

    kind: str
    values: Mapping[str, Any]
    handle: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link to make between two items of the batch, named by their handles."""

    cause: str
    effect: str
    kind: LinkKind
    note: str = ""


@transaction.atomic
def bring_in(
    *,
    cycle: Cycle,
    items: Sequence[Item],
    by: Actor,
    at: datetime,
    reason: str,
    source: str,
    ties: Sequence[Tie] = (),
    key: UUID | None = None,
) -> dict[str, Record]:
    """Make every record and every link of `ties`, or none; return the records by handle.

    An item may refer to those before it only. A `key` seen before makes nothing more. Raises Refused, or Invalid with the
    place of each fault.
    """
    require(Act.IMPORT, facts_of(by, cycle))
    batch = _Batch(cycle, by, at, reason)
    for name in sorted({item.kind for item in items}):
        batch.lock(kinds.get(name))
    if key and Revision.objects.filter(key=key).exists():
        return {}
    for item in items:
        batch.add(item)
    return batch.store(source, ties, key)


class _Batch:
    """Collects clean values, then writes table by table."""

    def __init__(self, cycle: Cycle, by: Actor, at: datetime, reason: str) -> None:
        self.cycle, self.by, self.at, self.reason = cycle, by, at, reason
        self.context = Context(cycle, importing=True)
        self.serials: dict[str, Serial] = {}
        self.positions: dict[str, int] = {}
        self.faults: list[Fault] = []
        self.made: dict[str, Record] = {}
        self.contents: list[tuple[Record, dict[str, Any]]] = []

    def lock(self, kind: kinds.Kind) -> None:
        """Hold the counter of a kind. Taken in the order of names, so that two batches never wait for each other."""
        self.serials[kind.name] = laying.lock_serial(self.cycle, kind)

    def add(self, item: Item) -> None:
        """Check one item and give it its reference."""
        kind = kinds.get(item.kind)
        try:
            values = clean(kind, self._resolved(item), self.context, present={})
        except Invalid as invalid:
            self.faults += [
                Fault(f"{item.place} {fault.field}".strip(), fault.words) for fault in invalid.faults
            ]
            return
        serial = self.serials[kind.name]
        record = laying.new_record(
            kind, self.cycle, serial, at=self.at, publish=True, position=self._place(kind), batch=True
        )
        laying.project(kind, kind.model(record=record), values, self.context)
        self.context.learn(record.reference, kind.name, record.pk)
        self.contents.append((record, values))
        if item.handle:
            self.made[item.handle] = record

    def _resolved(self, item: Item) -> dict[str, Any]:
        return {name: self._reference(value) for name, value in item.values.items()}

    def _reference(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._row(row) for row in value]
        if not isinstance(value, str):
            return value
        before, bar, last = value.rpartition("|")
        known = last.startswith("@") and last[1:] in self.made
        return f"{before}{bar}{self.made[last[1:]].reference}" if known else value

    def _row(self, row: Any) -> Any:
        if not isinstance(row, dict):
            return row
        return {name: self._reference(value) for name, value in row.items()}

    def _place(self, kind: kinds.Kind) -> int:
        before = self.positions.get(kind.name)
        self.positions[kind.name] = (
            laying.place_last(self.cycle, kind) if before is None else before + laying.GAP
        )
        return self.positions[kind.name]

    def store(self, source: str, ties: Sequence[Tie], key: UUID | None) -> dict[str, Record]:
        """Lay the revisions, the links and the one line."""
        if self.faults:
            raise Invalid(self.faults)
        Serial.objects.bulk_update(self.serials.values(), ["last"])
        revisions = [
            laying.snapshot(record, values, act="imported", by=self.by, at=self.at, reason=self.reason)
            for record, values in self.contents
        ]
        if revisions:
            revisions[0].key = key
        Revision.objects.bulk_create(revisions, batch_size=500)
        links = Link.objects.bulk_create([self._link(tie) for tie in ties], batch_size=500)
        write(
            head=self.cycle.head_id,
            kind="batch.imported",
            subject=self.cycle.slug,
            title=source,
            reason=self.reason,
            by=self.by,
            at=self.at,
            facts={
                "records": Counter(record.kind for record, _values in self.contents),
                "links": len(links),
                "digest": self._digest(links),
            },
        )
        return self.made

    def _link(self, tie: Tie) -> Link:
        cause, effect = self.made[tie.cause], self.made[tie.effect]
        return Link(
            cause=cause,
            effect=effect,
            kind=tie.kind,
            note=tie.note,
            by_id=self.by.participant,
            by_name=self.by.name,
            at=self.at,
        )

    def _digest(self, links: Sequence[Link]) -> str:
        content: list[Any] = [[record.reference, values] for record, values in self.contents]
        content += [[link.cause.reference, link.kind, link.effect.reference, link.note] for link in links]
        return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
