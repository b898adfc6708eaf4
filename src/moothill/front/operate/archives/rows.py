"""Rows as lines of JSON, the same from either database, and back.

A line is an array of the columns in the order of their names; moments are in UTC with all their digits. SQLite keeps
the order of keys in a JSON column, PostgreSQL does not: lines keep it, and a table's digest is over its lines with
sorted keys. So equal rows have one digest, whichever database they come from.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.duration import duration_string

MOST_IN_A_LINE = 64_000_000  # bytes; a longer one is refused, so that memory stays bounded
_CHUNK = 2000
# Values of these are the same in JSON and in both databases.
_SAME = (
    models.AutoField,
    models.BooleanField,
    models.CharField,
    models.FloatField,
    models.IntegerField,
    models.TextField,
)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one model."""

    model: type[models.Model]

    @property
    def name(self) -> str:
        """How manifests call it: app and model."""
        return self.model._meta.label

    @property
    def fields(self) -> list[Any]:
        """Every stored field that is not computed by the database, in the order of their columns' names.

        That is the one order that a model has in common with what its migrations say of it.
        """
        stored = [field for field in self.model._meta.local_concrete_fields if not field.generated]
        return sorted(stored, key=attrgetter("column"))

    @property
    def columns(self) -> list[str]:
        """The database's names of those fields."""
        return [field.column for field in self.fields]

    def count(self) -> int:
        """How many rows there are."""
        return self._rows().count()

    def lines(self) -> Iterator[bytes]:
        """Every row in the order of its key, one at a time."""
        names = [field.attname for field in self.fields]
        for row in self._rows().order_by("pk").values_list(*names).iterator(chunk_size=_CHUNK):
            yield _line(row)

    def values(self, lines: Iterator[bytes], connection: Any) -> Iterator[Sequence[Any]]:
        """Rows as `connection` stores them. Raises ValueError for a line that is no row of this table."""
        readers = [_reader(field, connection) for field in self.fields]
        for line in lines:
            row = json.loads(line)
            if not isinstance(row, list) or len(row) != len(readers):
                raise ValueError(f"a line is no array of {len(readers)} values")
            yield [read(value) if read else value for read, value in zip(readers, row, strict=True)]

    def _rows(self) -> models.QuerySet[Any]:
        return self.model._base_manager.all()


class Sum:
    """The lines of a table, counted as they pass: how many, how many bytes, and two digests."""

    def __init__(self, table: Table) -> None:
        self.rows = self.size = 0
        self._bytes, self._rows = hashlib.sha256(), hashlib.sha256()
        self._has_json = any(isinstance(field, models.JSONField) for field in table.fields)

    def over(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        """The same lines again."""
        for line in lines:
            self.rows += 1
            self.size += len(line)
            self._bytes.update(line)
            if self._has_json:
                self._rows.update(_sorted(line))
            yield line

    @property
    def sha256(self) -> str:
        """Of the lines so far, as they are."""
        return self._bytes.hexdigest()

    @property
    def digest(self) -> str:
        """Of the rows so far: the same from either database."""
        return (self._rows if self._has_json else self._bytes).hexdigest()


def _line(row: Sequence[Any]) -> bytes:
    words = json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=_in_json)
    return words.encode() + b"\n"


def _sorted(line: bytes) -> bytes:
    return (
        json.dumps(json.loads(line), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        + b"\n"
    )


def _in_json(value: Any) -> Any:
    """Values that JSON does not know, as text that the field's own `to_python` reads."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, timedelta):
        return duration_string(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(f"a {type(value).__name__} cannot be kept in a backup yet: teach it to rows.py")


def _reader(field: Any, connection: Any) -> Callable[[Any], Any] | None:
    """What makes the stored value from the one in JSON; None where they are the same."""
    target = field
    while target.remote_field:
        target = target.target_field
    return None if isinstance(target, _SAME) else partial(_stored, field, connection)


def _stored(field: Any, connection: Any, value: Any) -> Any:
    try:
        return field.get_db_prep_save(field.to_python(value), connection=connection)
    except ValidationError as error:
        raise ValueError(f"{field.column}: {' '.join(error.messages)}") from error
