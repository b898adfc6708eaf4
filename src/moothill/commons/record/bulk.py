"""Very many records at once: the same rows as the operations write, laid down by the shortest way each database has.

SQLite gets one prepared statement for each table, PostgreSQL a COPY. What is written is what `laying` writes, row for row.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from django.db import connection, models, transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid
from moothill.commons.record.fields import Field, Wrong
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Record, Revision
from moothill.core.policy import RecordState

# Columns whose values go to the database as they are.
_PLAIN = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
    models.ForeignKey,
)

_SHORT, _MOST_KNOWN = 48, 4000  # characters of a value that is kept cleaned, and how many are kept


@dataclass(frozen=True, slots=True)
class Row:
    """One record to make: its clean values, and columns of its own table that are no open fields.

    `public` False is for what stays a draft whatever becomes of the others.
    """

    values: Mapping[str, Any]
    beside: Mapping[str, Any] = field(default_factory=dict)
    public: bool = True


class Cleaner:
    """Cleans many new records of one kind as `cleaning.clean` does, each short value of a field only once."""

    def __init__(self, kind: Kind, context: Context) -> None:
        self._kind, self._context = kind, context
        self._names = frozenset(each.name for each in kind.fields)
        self._known: dict[tuple[str, str], Any] = {}

    def clean(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The full canonical form. Raises Invalid naming every fault."""
        try:
            values = {
                each.name: self._one(each, given.get(each.name, each.empty)) for each in self._kind.fields
            }
        except Wrong:
            return clean(self._kind, given, self._context, present={})  # which names every fault
        if not self._names.issuperset(given):
            return clean(self._kind, given, self._context, present={})
        values = self._kind.complete(values, self._context)
        if faults := tuple(self._kind.check(values, self._context)):
            raise Invalid(faults)
        return values

    def _one(self, each: Field, value: Any) -> Any:
        if not isinstance(value, str) or len(value) > _SHORT:
            return each.clean(value, self._context)
        key = each.name, value
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            self._known[key] = each.clean(value, self._context)
        return self._known[key]


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
    first, place = serial.last, laying.place_last(cycle, kind)
    serial.last += len(rows)
    serial.save(update_fields=["last"])
    ids = reserve(Record, len(rows))
    things = [
        _thing(kind, cycle, row, context, pk=pk, reference=f"{kind.prefix}-{first + number}", at=at, veiled=veiled)
        for number, (pk, row) in enumerate(zip(ids, rows, strict=True), start=1)
    ]  # fmt: skip
    for number, thing in enumerate(things):
        thing.record.position = place + number * laying.GAP
    pour(Record, [thing.record for thing in things])
    pour(kind.model, things)
    pour(Revision, _revisions(things, rows, act=act, by=by, at=at, reason=reason), without=("id",))
    return [thing.record.reference for thing in things]


def unveil(records: models.QuerySet[Record], *, at: datetime) -> int:
    """Show veiled records to all, in one statement; how many they were. The line in the journal is the caller's."""
    return records.filter(state=RecordState.DRAFT).update(state=RecordState.PUBLISHED, published_at=at)


def reserve(model: type[models.Model], count: int) -> list[int]:
    """So many ids of a table that nothing else will ever get. Call in a transaction."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # The transaction began IMMEDIATE: nobody else writes. AUTOINCREMENT goes on after the greatest id given.
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            last = (cursor.fetchone() or [0])[0]
            return list(range(last + 1, last + 1 + count))
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
        )
        return sorted(row[0] for row in cursor.fetchall())


def pour(model: type[models.Model], things: Iterable[Any], *, without: Sequence[str] = ()) -> None:
    """Insert one row for each thing, which has the table's columns as attributes. Call in a transaction."""
    fields = [each for each in model._meta.concrete_fields if each.name not in without]
    getters = [(each.attname, _ready(each)) for each in fields]
    rows = ([ready(getattr(thing, name)) for name, ready in getters] for thing in things)
    quote = connection.ops.quote_name
    names = ", ".join(quote(each.column) for each in fields if each.column)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(fields))
            cast(Any, cursor).executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 # nosec
            return
        copying = cast(Any, cursor).copy(f"COPY {table} ({names}) FROM STDIN")
        with connection.wrap_database_errors, copying as copy:
            for row in rows:
                copy.write_row(row)


def _ready(column: models.Field[Any, Any]) -> Callable[[Any], Any]:
    """From what a thing holds to what the database takes, as saving a model would make it."""
    if isinstance(column, models.JSONField):
        encoder = column.encoder
        return lambda value: None if value is None else json.dumps(value, cls=encoder)
    if isinstance(column, _PLAIN):
        return _as_it_is
    # The few moments of one act are turned once.
    return lru_cache(256)(lambda value: column.get_db_prep_save(value, connection))


def _as_it_is(value: Any) -> Any:
    return value


def _thing(
    kind: Kind, cycle: Cycle, row: Row, context: Context, *, pk: int, reference: str, at: datetime, veiled: bool
) -> Any:  # fmt: skip
    """What `laying.new_record` and `laying.project` would make of it, without the weight of models."""
    shown = row.public and not veiled
    record = _plain(Record)()
    record.id, record.cycle_id, record.kind, record.reference = pk, cycle.pk, kind.name, reference
    record.state = RecordState.PUBLISHED.value if shown else RecordState.DRAFT.value
    record.created_at, record.published_at = at, at if shown else None
    thing = _plain(kind.model)()
    thing.record_id, thing.record = pk, record
    for name, value in row.beside.items():
        setattr(thing, name, value)
    for each in kind.fields:
        each.write(thing, row.values[each.name], context)
    return thing


def _revisions(
    things: Iterable[Any], rows: Sequence[Row], *, act: str, by: Actor, at: datetime, reason: str
) -> Iterator[Any]:
    make = _plain(Revision)
    for thing, row in zip(things, rows, strict=True):
        revision = make()
        revision.record_id, revision.number, revision.act, revision.content = (
            thing.record_id,
            1,
            act,
            row.values,
        )
        revision.state = RecordState.PUBLISHED.value if row.public else RecordState.DRAFT.value
        revision.position = thing.record.position
        revision.by_id, revision.by_name, revision.at, revision.reason = by.participant, by.name, at, reason
        yield revision


@lru_cache
def _plain(model: type[models.Model]) -> type[Any]:
    """A class of bare objects with the model's defaults and properties: made a hundred times faster than a model.

    A default that is made anew for each row (an empty list) is shared here: these objects are only read.
    """
    inside: dict[str, Any] = {
        name: value for base in reversed(model.__mro__) for name, value in vars(base).items() if isinstance(value, property)
    }  # fmt: skip
    for column in model._meta.concrete_fields:
        inside[column.attname] = column.get_default() if column.has_default() or not column.null else None
    return type(f"Plain{model.__name__}", (), inside)
