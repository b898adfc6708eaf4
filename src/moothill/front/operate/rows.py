"""Rows as lines of JSON, the same from either database, and back.

A line is an array of the columns in their order. Keys of JSON columns are sorted, moments are in UTC with all their
digits: so equal rows make equal bytes, whichever database they come from, and a table has one digest.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

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
        """Every stored field that is not computed by the database."""
        return [field for field in self.model._meta.local_concrete_fields if not field.generated]

    @property
    def columns(self) -> list[str]:
        """The database's names of those fields."""
        return [field.column for field in self.fields]

    def count(self, alias: str) -> int:
        """How many rows there are in the database called `alias`."""
        return self._rows(alias).count()

    def lines(self, alias: str) -> Iterator[bytes]:
        """Every row in the order of its key, one at a time."""
        names = [field.attname for field in self.fields]
        for row in self._rows(alias).order_by("pk").values_list(*names).iterator(chunk_size=_CHUNK):
            yield _line(row)

    def values(self, lines: Iterator[bytes], connection: Any) -> Iterator[Sequence[Any]]:
        """Rows as `connection` stores them. Raises ValueError for a line that is no row of this table."""
        readers = [_reader(field, connection) for field in self.fields]
        for line in lines:
            row = json.loads(line)
            if not isinstance(row, list) or len(row) != len(readers):
                raise ValueError(f"a line is no array of {len(readers)} values")
            yield [read(value) if read else value for read, value in zip(readers, row, strict=True)]

    def _rows(self, alias: str) -> models.QuerySet[Any]:
        return self.model._base_manager.using(alias).all()


@dataclass(slots=True)
class Sum:
    """Lines counted as they pass: how many, how many bytes, and their digest."""

    rows: int = 0
    size: int = 0
    _digest: Any = None

    def over(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        """The same lines again."""
        self._digest = hashlib.sha256()
        for line in lines:
            self.rows += 1
            self.size += len(line)
            self._digest.update(line)
            yield line

    @property
    def sha256(self) -> str:
        """The digest of all lines so far."""
        return str(self._digest.hexdigest())


def _line(row: Sequence[Any]) -> bytes:
    words = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_in_json)
    return words.encode() + b"\n"


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
    return field.get_db_prep_save(field.to_python(value), connection=connection)
