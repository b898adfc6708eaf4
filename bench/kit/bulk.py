"""Very many rows in a short time: past every operation, so for measurements alone. Import after `django.setup()`."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

STEP = 20_000


def pour(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows, each a mapping from attribute to value; all have the same keys."""
    found = iter(rows)
    while some := list(islice(found, STEP)):
        fields = [model._meta.get_field(name.removesuffix("_id")) for name in some[0]]
        ready = (
            [
                field.get_db_prep_save(value, connection)
                for field, value in zip(fields, row.values(), strict=True)
            ]
            for row in some
        )
        with transaction.atomic():
            _insert(model._meta.db_table, [field.column for field in fields], ready)


def _insert(table: str, columns: list[str], rows: Iterator[list[Any]]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)
            return
        with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)


@contextmanager
def without_index(name: str) -> Iterator[None]:
    """PostgreSQL makes an index over many rows much faster at once than row by row. Does nothing on SQLite."""
    if connection.vendor == "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [name])
        made = cursor.fetchone()[0]
        cursor.execute(f'DROP INDEX "{name}"')
        yield
        cursor.execute("SET maintenance_work_mem = '256MB'")
        cursor.execute(made)


def settle(*models: Any) -> None:
    """Let the database know of the ids that were given, and of how much there is now.

    PostgreSQL also tidies up, as it would have done by itself by the time that a site has so much, and not while we measure.
    """
    tidy = connection.vendor == "postgresql" and not connection.in_atomic_block
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE" if tidy else "ANALYZE")
