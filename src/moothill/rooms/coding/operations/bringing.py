"""Bringing a codebook in, from a file or from an earlier cycle: all of it in one act with one line, or nothing."""

import textwrap
from collections import Counter
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
from moothill.commons.record.errors import Unchanged
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import facts_of
from moothill.core.exchange.codebooks import Book, CodeLine
from moothill.core.exchange.codebooks.shapes import LABEL
from moothill.core.policy import Act
from moothill.rooms.coding.errors.codes import CodebookMoves, NoEarlierCycle, NothingToBeginFrom
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import KnownAs
from moothill.rooms.coding.operations.settling import Settling, lay_change
from moothill.rooms.coding.queries.bringing import THEMES, Entry, Fate, Plan, plan, public
from moothill.rooms.coding.queries.codebooks import book_of, own_guid, present


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of it: how many codes are new, were changed, were here already as they are, and stayed out."""

    new: int = 0
    changed: int = 0
    same: int = 0
    left: int = 0


@transaction.atomic
def bring_in_codebook(
    *,
    cycle: Cycle,
    book: Book,
    source: str,
    by: Actor,
    at: datetime,
    adopt: bool = False,
    reason: str = "",
    seen: str = "",
    key: UUID | None = None,
) -> Brought:
    """Make the codes of `book` that are new, and change those that differ: see `queries.bringing.plan`.

    New codes are drafts; with `adopt`, those that the file calls adopted are. `source` says where they come from. `seen`: the
    digest of the plan that somebody looked at. A `key` seen before brings nothing more. Raises Refused, Invalid,
    CodebookMoves where the codes are not as they were `seen`, and Unchanged where there is nothing to bring.
    """
    require(Act.IMPORT, facts_of(by, cycle))
    laying.lock_serial(cycle, kinds.get("code"))
    if key and Revision.objects.filter(key=key).exists():
        return Brought()
    found = plan(cycle, book)
    if seen and seen != found.seen:
        raise CodebookMoves
    if not found.of(Fate.NEW) and not found.of(Fate.CHANGED):
        raise Unchanged
    return _Bringing(cycle, found, source, adopt=adopt, by=by, at=at, reason=reason).bring(key)


class _Bringing:
    """Stores the codes of a plan, each after what it stands under."""

    def __init__(
        self, cycle: Cycle, found: Plan, source: str, *, adopt: bool, by: Actor, at: datetime, reason: str
    ) -> None:
        self.cycle, self.plan, self.source, self.adopt = cycle, found, source, adopt
        self.by, self.at, self.reason = by, at, reason
        self.kind = kinds.get("code")
        self.context = Settling(cycle, at=at)
        self.serial = laying.lock_serial(cycle, self.kind)
        self.place = laying.place_last(cycle, self.kind)
        self.records: list[tuple[int, str] | None] = []
        self.revisions: list[Revision] = []

    def bring(self, key: UUID | None) -> Brought:
        for entry in self.plan.entries:
            self.records.append(self._stored(entry))
        if self.revisions:
            self.revisions[0].key = key
        Revision.objects.bulk_create(self.revisions, batch_size=500)
        self._remember()
        counted = Counter(entry.fate for entry in self.plan.entries)
        self._write(counted)
        left = counted[Fate.LEFT] + len(self.plan.unread)
        return Brought(counted[Fate.NEW], counted[Fate.CHANGED], counted[Fate.SAME], left)

    def _stored(self, entry: Entry) -> tuple[int, str] | None:
        """The id and the reference of what an entry is now, None for what stays out."""
        if entry.fate == Fate.NEW:
            return self._made(entry)
        if entry.here is None:
            return None
        if entry.fate == Fate.CHANGED:
            self._change(entry, entry.here.pk)
        return entry.here.pk, entry.here.reference

    def _under(self, entry: Entry) -> str:
        over = None if entry.line.above is None else self.records[entry.line.above]
        return over[1] if over else ""

    def _made(self, entry: Entry) -> tuple[int, str]:
        line = entry.line
        values: dict[str, Any] = {
            "title": line.label,
            "definition": line.definition,
            "included": line.included,
            "excluded": line.excluded,
            "standing": self._standing(line),
            "parent": self._under(entry),
            "source": ", ".join(filter(None, (self.source, entry.place)))[:500],
        }
        values = clean(self.kind, values, self.context, present={})
        record = laying.new_record(
            self.kind, self.cycle, self.serial, at=self.at, publish=True, position=self.place
        )
        self.place += laying.GAP
        laying.project(self.kind, self.kind.model(record=record), values, self.context)
        self.context.learn(record.reference, "code", record.pk)
        self.revisions.append(
            laying.snapshot(record, values, act="imported", by=self.by, at=self.at, reason=self.reason)
        )
        return record.pk, record.reference

    def _standing(self, line: CodeLine) -> str:
        if line.standing == Standing.RETIRED:
            return Standing.RETIRED
        return Standing.ADOPTED if self.adopt and line.standing == Standing.ADOPTED else Standing.DRAFT

    def _change(self, entry: Entry, pk: int) -> None:
        changes = dict(entry.changes)
        if "parent" in changes:
            changes["parent"] = self._under(entry)
        record = laying.lock(Record(pk=pk))
        lay_change(record, changes, act="revised", by=self.by, at=self.at, reason=self.reason or self.source)

    def _remember(self) -> None:
        """Keep the GUIDs of other programs, so that the same file finds the same codes."""
        named = [
            (stored, entry.line.guid)
            for entry, stored in zip(self.plan.entries, self.records, strict=True)
            if stored and entry.line.guid
        ]
        ids = [stored[0] for stored, _guid in named]
        created = dict(Record.objects.filter(pk__in=ids).values_list("pk", "created_at"))
        rows = [
            KnownAs(cycle=self.cycle, code_id=pk, guid=guid)
            for (pk, reference), guid in named
            if guid != own_guid(self.cycle, reference, created[pk])
        ]
        KnownAs.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)

    def _write(self, counted: Counter[Fate]) -> None:
        touched = counted[Fate.NEW] + counted[Fate.CHANGED]
        write(
            head=self.cycle.head_id,
            kind="batch.imported",
            subject=self.cycle.slug,
            title=self.source,
            reason=self.reason,
            by=self.by,
            at=self.at,
            facts={"records": {"code": touched}, "links": 0, "changed": counted[Fate.CHANGED]},
        )


@transaction.atomic
def begin_from(
    *,
    cycle: Cycle,
    earlier: Cycle,
    what: str = THEMES,
    by: Actor,
    at: datetime,
    reason: str = "",
    key: UUID | None = None,
) -> Brought:
    """Draft codes named after the public themes of an earlier cycle of the same member, or after its codes.

    `what`: THEMES or CODES; of the latter all that are not retired, with their words and their tree. Raises Refused,
    NoEarlierCycle, and NothingToBeginFrom where there is nothing that is not here already.
    """
    require(Act.IMPORT, facts_of(by, cycle))
    if earlier.pk == cycle.pk or earlier.member_id != cycle.member_id:
        raise NoEarlierCycle
    book = _themes_of(earlier, by) if what == THEMES else _codes_of(earlier, by)
    try:
        return bring_in_codebook(
            cycle=cycle, book=book, source=earlier.title, by=by, at=at, reason=reason, key=key
        )
    except Unchanged:
        raise NothingToBeginFrom(earlier.title) from None


def _themes_of(earlier: Cycle, by: Actor) -> Book:
    rows = public(earlier, by, "theme").values_list("title", "reference")
    lines = tuple(CodeLine(label=textwrap.shorten(title, LABEL, placeholder=" …")) for title, _ref in rows)
    return Book(lines, tuple(reference for _title, reference in rows))


def _codes_of(earlier: Cycle, by: Actor) -> Book:
    """None of an earlier cycle that `by` may not see."""
    seen = set(public(earlier, by, "code").values_list("reference", flat=True))
    live = [
        each
        for each in present(earlier)
        if each["standing"] != Standing.RETIRED and each["reference"] in seen
    ]
    return book_of(earlier, live)
