"""Very many records at once: the same rows as the operations write, row for row, laid down by the shortest way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models, transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid
from moothill.commons.record.fields import Field, Wrong
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.pouring import Encoded, plain, pour, reserve
from moothill.core.policy import RecordState

_SHORT, _MOST_KNOWN = (
    48,
    4000,
)  # characters of a value that is kept cleaned, and how many are kept of each field


@dataclass(frozen=True, slots=True)
class Row:
    """One record to make: its clean values, and columns of its own table that are no open fields.

    `public` False is for what stays a draft whatever becomes of the others. `content`: the values as JSON text, where the
    caller has them already.
    """

    values: Mapping[str, Any]
    beside: Mapping[str, Any] = field(default_factory=dict)
    public: bool = True
    content: Encoded | None = None


class Cleaner:
    """Cleans many new records of one kind as `cleaning.clean` does, each short value of a field only once.

    What comes out is shared between records: nobody may change it.
    """

    def __init__(self, kind: Kind, context: Context) -> None:
        self._kind, self._context = kind, context
        self._fields = {each.name: each for each in kind.fields}
        self._known: dict[str, dict[str, Any]] = {name: {} for name in self._fields}
        self._empty: dict[str, Any] = {}
        self._needed: list[str] = []
        for each in kind.fields:
            try:
                self._empty[each.name] = each.clean(each.empty, context)
            except Wrong:
                self._empty[each.name] = each.empty
                self._needed.append(each.name)

    def clean(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The full canonical form. Raises Invalid naming every fault."""
        values = dict(self._empty)
        try:
            for name, value in given.items():
                values[name] = self._one(self._fields[name], value)
        except (Wrong, KeyError):
            return self._slowly(given)
        if any(name not in given for name in self._needed):
            return self._slowly(given)
        values = self._kind.complete(values, self._context)
        if faults := tuple(self._kind.check(values, self._context)):
            raise Invalid(faults)
        return values

    def _slowly(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Which names every fault, where there is one."""
        return clean(self._kind, given, self._context, present={})

    def _one(self, each: Field, value: Any) -> Any:
        if not isinstance(value, str) or len(value) > _SHORT:
            return each.clean(value, self._context)
        known = self._known[each.name]
        if value not in known:
            if len(known) > _MOST_KNOWN:
                known.clear()
            known[value] = each.clean(value, self._context)
        return known[value]


@transaction.atomic
def lay_down_many(
    *,
    kind: Kind,
    cycle: Cycle,
    rows: Sequence[Row],
    by: Actor,
    at: datetime,
    context: Context,
    act: str = "imported",
    reason: str = "",
    veiled: bool = False,
) -> list[str]:
    """Make these records, in order after all others of their kind; their references.

    Three rows each, as `laying` makes them; no line in the journal: that is the caller's, and so is the leave. `veiled`
    records are drafts for now, and their first version says already how they stand once `unveil` shows them: nobody
    outside sees either before. Values must be clean. Raises IntegrityError, and then stores nothing.
    """
    if not rows:
        return []
    serial = laying.lock_serial(cycle, kind)
    first, place = serial.last + 1, laying.place_last(cycle, kind)
    serial.last += len(rows)
    serial.save(update_fields=["last"])
    make = _Things(kind, cycle, context, at=at, veiled=veiled)
    things = [
        make.thing(row, pk, f"{kind.prefix}-{number}", place + (number - first) * laying.GAP)
        for number, (pk, row) in enumerate(zip(reserve(Record, len(rows)), rows, strict=True), start=first)
    ]
    pour(Record, [thing.record for thing in things])
    pour(kind.model, things)
    pour(Revision, _revisions(things, rows, act=act, by=by, at=at, reason=reason), without=("id",))
    return [thing.record.reference for thing in things]


def unveil(records: models.QuerySet[Record], *, at: datetime) -> int:
    """Show veiled records to all, in one statement; how many they were. The line in the journal is the caller's."""
    return records.filter(state=RecordState.DRAFT).update(state=RecordState.PUBLISHED, published_at=at)


class _Things:
    """Makes what `laying.new_record` and `laying.project` would make, without the weight of models."""

    def __init__(self, kind: Kind, cycle: Cycle, context: Context, *, at: datetime, veiled: bool) -> None:
        self._context, self._at, self._veiled = context, at, veiled
        self._record, self._thing = plain(Record), plain(kind.model)
        self._shared = {"cycle_id": cycle.pk, "kind": kind.name, "created_at": at}
        simple = [each for each in kind.fields if type(each).write is Field.write]
        self._on_record = [each.name for each in simple if each.on_record]
        self._on_thing = [each.name for each in simple if not each.on_record]
        self._others = [each for each in kind.fields if each not in simple]
        self._written: dict[tuple[str, Any], tuple[Any, dict[str, Any], dict[str, Any]]] = {}

    def thing(self, row: Row, pk: int, reference: str, position: int) -> Any:
        """One thing with its record."""
        shown, values = row.public and not self._veiled, row.values
        record, thing = self._record(), self._thing()
        state = RecordState.PUBLISHED.value if shown else RecordState.DRAFT.value
        record.__dict__ |= self._shared | {
            "id": pk,
            "reference": reference,
            "position": position,
            "state": state,
        }
        record.__dict__ |= {name: values[name] for name in self._on_record}
        record.published_at = self._at if shown else None
        thing.__dict__ |= {name: values[name] for name in self._on_thing}
        thing.__dict__ |= row.beside
        thing.record_id, thing.record = pk, record
        for each in self._others:
            if value := values[each.name]:
                on_thing, on_record = self._columns(each, value)
                thing.__dict__ |= on_thing
                record.__dict__ |= on_record
        return thing

    def _columns(self, each: Field, value: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """What a field writes for a value, on the thing and on its record; for one that comes again, found once."""
        key = each.name, value if isinstance(value, str) else id(value)
        if key not in self._written:
            thing = self._thing()
            thing.record = record = self._record()
            each.write(thing, value, self._context)
            del thing.record
            self._written[key] = value, dict(thing.__dict__), dict(record.__dict__)  # held, for its id
        _value, on_thing, on_record = self._written[key]
        return on_thing, on_record


def _revisions(
    things: Iterable[Any], rows: Sequence[Row], *, act: str, by: Actor, at: datetime, reason: str
) -> Iterator[Any]:
    make = plain(Revision)
    shared = {
        "number": 1,
        "act": act,
        "by_id": by.participant,
        "by_name": by.name,
        "at": at,
        "reason": reason,
    }
    for thing, row in zip(things, rows, strict=True):
        revision = make()
        revision.__dict__ |= shared
        revision.record_id, revision.position = thing.record_id, thing.record.position
        revision.content = row.content if row.content is not None else row.values
        revision.state = RecordState.PUBLISHED.value if row.public else RecordState.DRAFT.value
        yield revision
