"""Putting rows into empty tables, fast: COPY on PostgreSQL, many rows a statement on SQLite."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import DataError, IntegrityError, InterfaceError, ProgrammingError, connection

from moothill.front.operate.archives.archive import Archive
from moothill.front.operate.archives.errors import Damaged
from moothill.front.operate.archives.manifest import TableEntry
from moothill.front.operate.archives.rows import Table
from moothill.front.operate.archives.telling import Teller

_AT_ONCE = 1000


def load(archive: Archive, tables: Sequence[Table], teller: Teller) -> None:
    """Every row of the archive, in the caller's transaction; then the counters that give new rows their ids.

    Raises Damaged for a row that its table does not take.
    """
    entries = {entry.name: entry for entry in archive.manifest.tables}
    for table in tables:
        _load_table(archive, table, entries[table.name], teller)
    with _blaming(archive, "the tables"):
        connection.check_constraints()  # references, all at once, before anything is built on them
    _set_counters(tables)


def _load_table(archive: Archive, table: Table, entry: TableEntry, teller: Teller) -> None:
    lines = teller.counted(archive.lines(entry), f"loading {table.name}", entry.rows)
    with _blaming(archive, entry.member):
        _store(table, table.values(lines, connection))


_FAULTS = (
    DataError,
    IntegrityError,
    InterfaceError,
    ProgrammingError,
    ValueError,
    TypeError,
    ArithmeticError,
)


@contextmanager
def _blaming(archive: Archive, member: str) -> Iterator[None]:
    """Whatever a row of `member` makes go wrong is told as a fault of the archive; a full disk is not one."""
    try:
        yield
    except _FAULTS as error:
        words = " ".join(str(error).split())[:300]
        raise Damaged(archive.path, member, f"holds what its table does not take ({words})") from error


def _store(table: Table, rows: Iterator[Sequence[Any]]) -> None:
    if connection.vendor == "postgresql":
        _copy(table, rows)
    else:
        _insert(table, rows)


def _names(table: Table) -> tuple[str, str]:
    quote = connection.ops.quote_name
    return quote(table.model._meta.db_table), ", ".join(quote(column) for column in table.columns)


def _copy(table: Table, rows: Iterator[Sequence[Any]]) -> None:
    name, columns = _names(table)
    words = f"COPY {name} ({columns}) FROM STDIN"
    errors = connection.wrap_database_errors
    with connection.cursor() as cursor, errors, cursor.cursor.copy(words) as copy:
        for row in rows:
            copy.write_row(row)


def _insert(table: Table, rows: Iterator[Sequence[Any]]) -> None:
    name, columns = _names(table)
    holes = ", ".join(["%s"] * len(table.columns))
    words = f"INSERT INTO {name} ({columns}) VALUES ({holes})"  # noqa: S608  # nosec: names from our own models
    with connection.cursor() as cursor:
        while some := list(islice(rows, _AT_ONCE)):
            cursor.executemany(words, some)


def _set_counters(tables: Sequence[Table]) -> None:
    models = [table.model for table in tables]
    with connection.cursor() as cursor:
        for words in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(words)
