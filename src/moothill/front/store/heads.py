"""A cheap look at the heads of journals: one prepared SELECT, on a connection of its own in each thread.

Django's connection is not used: this stands before every anonymous read, and must cost next to nothing.
"""

import sqlite3
import threading
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, ClassVar, Protocol

import psycopg
from django.db import connections
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

from moothill.commons.journal.models import Head

Scope = tuple[int, ...]  # ids of heads in order; empty means every head
Marks = list[tuple[Any, ...]]  # id, number, seal and stamp of each, by id

_EVERY = f"SELECT id, number, seal, stamp FROM {Head._meta.db_table}"  # noqa: S608  # nosec: our own word


class Unreachable(Exception):
    """The database did not answer. Django will say so in its own way."""


class Heads(Protocol):
    """Whoever can say how journals stand."""

    def look(self, scope: Scope) -> Marks:
        """The marks of these journals, as committed now. Raises Unreachable."""


def within(marks: Marks, scope: Scope) -> Marks:
    """Of the marks of every journal, those in `scope`."""
    return [mark for mark in marks if mark[0] in scope] if scope else marks


def heads_of_site() -> "HeadsInDatabase":
    """The journals in the site's database."""
    return {"sqlite": HeadsInSqlite, "postgresql": HeadsInPostgres}[connections["default"].vendor]()


class HeadsInDatabase(ABC):
    """What both databases have in common: a connection for each thread, opened when it is first needed."""

    errors: ClassVar[type[Exception]]

    def __init__(self) -> None:
        self._own = threading.local()

    def look(self, scope: Scope) -> Marks:
        """The marks of these journals, as committed now. Raises Unreachable."""
        try:
            if not hasattr(self._own, "connection"):
                self._own.connection = self.connect()
            return self.ask(self._own.connection, scope)
        except self.errors as error:
            self.close()
            raise Unreachable from error

    def close(self) -> None:
        """Give up this thread's connection; the next look opens another."""
        if connection := self._own.__dict__.pop("connection", None):
            connection.close()

    @abstractmethod
    def connect(self) -> Any:
        """A connection outside of any transaction."""

    @abstractmethod
    def ask(self, connection: Any, scope: Scope) -> Marks:
        """Read the marks of these journals. Raises one of `errors`."""


class HeadsInSqlite(HeadsInDatabase):
    """In SQLite's write-ahead mode a reader waits for no writer, and no writer for it."""

    errors = sqlite3.Error

    def connect(self) -> sqlite3.Connection:
        """A connection that can only read; it makes no file that is not there."""
        name = str(connections["default"].settings_dict["NAME"])
        address = name if name.startswith("file:") else f"{Path(name).resolve().as_uri()}?mode=rw"
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
        connection.execute("PRAGMA query_only = ON")
        return connection

    def ask(self, connection: sqlite3.Connection, scope: Scope) -> Marks:
        """Python keeps the statement prepared, by its words."""
        where = f"WHERE id IN ({', '.join('?' * len(scope))})" if scope else ""
        return connection.execute(f"{_EVERY} {where} ORDER BY id", scope).fetchall()


class HeadsInPostgres(HeadsInDatabase):
    """Speaks to libpq itself: a cursor's way through Python costs more than the whole rest of a warm answer."""

    errors = psycopg.Error

    def connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        """A connection to the server that Django uses; its pool would lend one anew for each look."""
        given = connections["default"].get_connection_params()
        ours = {"autocommit": True, "cursor_factory": psycopg.Cursor, "context": None}
        connection = psycopg.connect(**{**given, **ours})
        _checked(connection.pgconn.prepare(b"every", f"{_EVERY} ORDER BY id".encode()))
        _checked(connection.pgconn.prepare(b"some", f"{_EVERY} WHERE id = ANY ($1) ORDER BY id".encode()))
        return connection

    def ask(self, connection: psycopg.Connection[tuple[Any, ...]], scope: Scope) -> Marks:
        """The server keeps the statements prepared."""
        ids = [f"{{{','.join(map(str, scope))}}}".encode()] if scope else []
        rows = _checked(connection.pgconn.exec_prepared(b"some" if scope else b"every", ids))
        read = rows.get_value
        return [
            (int(read(row, 0) or 0), read(row, 1), read(row, 2), read(row, 3)) for row in range(rows.ntuples)
        ]


def _checked(result: PGresult) -> PGresult:
    if result.status not in {ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK}:
        raise psycopg.OperationalError(result.get_error_message())
    return result
