"""Rows into tables by the shortest way each database has: one prepared statement on SQLite, COPY on PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, cast

from django.db import connection, models

# Columns whose values go to the database as they are.
_PLAIN = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
    models.ForeignKey,
)
_MOST_KEPT = 4000  # values of one column that are kept as the database takes them


class Encoded(str):
    """A value of a JSON column that is JSON text already."""

    __slots__ = ()


def encoded(value: Any) -> Encoded:
    """As a JSON column without an encoder of its own stores it."""
    return Encoded(json.dumps(value))


def reserve(model: type[models.Model], count: int) -> list[int]:
    """So many ids of a table that nothing else will ever get, in order. Call in a transaction."""
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
    """Insert one row for each thing, which has the table's columns as attributes. Call in a transaction.

    Raises IntegrityError where a row breaks a constraint.
    """
    fields = [each for each in model._meta.concrete_fields if each.name not in without]
    rows = _rows(fields, things)
    quote = connection.ops.quote_name
    names = ", ".join(quote(each.column) for each in fields if each.column)
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(fields))
            statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  # nosec: our own names
            cast(Any, cursor).executemany(statement, rows)
            return
        copying = cast(Any, cursor).copy(f"COPY {table} ({names}) FROM STDIN")
        with connection.wrap_database_errors, copying as copy:
            for row in rows:
                copy.write_row(row)


def _rows(fields: Sequence[Any], things: Iterable[Any]) -> Iterator[list[Any]]:
    """What each thing holds, as saving a model would hand it to the database."""
    read = attrgetter(*(each.attname for each in fields))
    turned = [(at, _turning(each)) for at, each in enumerate(fields) if not isinstance(each, _PLAIN)]
    for thing in things:
        row = list(read(thing))
        for at, turn in turned:
            if row[at] is not None:
                row[at] = turn(row[at])
        yield row


def _turning(column: models.Field[Any, Any]) -> Callable[[Any], Any]:
    if isinstance(column, models.JSONField):
        return _json(column)
    # The few moments and days of one act are turned once.
    return lru_cache(_MOST_KEPT)(lambda value: column.get_db_prep_save(value, connection))


def _json(column: models.JSONField[Any, Any]) -> Callable[[Any], str]:
    """JSON text of a value; of one that comes again as the same object, made once."""
    kept: dict[int, tuple[Any, str]] = {}

    def turn(value: Any) -> str:
        if isinstance(value, Encoded):
            return value
        if id(value) in kept:
            return kept[id(value)][1]
        if len(kept) > _MOST_KEPT:
            kept.clear()
        kept[id(value)] = value, json.dumps(value, cls=column.encoder)  # held, so that its id stays its own
        return kept[id(value)][1]

    return turn


@lru_cache
def plain(model: type[models.Model]) -> type[Any]:
    """A class of bare objects with the model's defaults and properties: made a hundred times faster than a model.

    A default that is made anew for each row (an empty list) is shared here: these objects are only read.
    """
    inside: dict[str, Any] = {}
    for base in reversed(model.__mro__):
        inside |= {name: value for name, value in vars(base).items() if isinstance(value, property)}
    for column in model._meta.concrete_fields:
        inside[column.attname] = column.get_default() if column.has_default() or not column.null else None
    return type(f"Plain{model.__name__}", (), inside)
