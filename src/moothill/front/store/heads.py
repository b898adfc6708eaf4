"""A cheap look at the heads of journals: one prepared SELECT, on a connection of its own in each thread.

Django's connection is not used: this stands before every anonymous read, and must cost next to nothing.
"""

import sqlite3
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Protocol

import psycopg
from django.db import connections

from moothill.commons.journal.models import Head

Scope = tuple[int, ...]  # ids of heads in order; empty means every head
Marks = list[tuple[Any, ...]]  # id, number, seal and stamp of each, by id


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


class HeadsInDatabase:
    """What both databases have in common: a connection for each thread, opened when it is first needed."""

    placeholder: ClassVar[str]
    errors: ClassVar[type[Exception]]

    def __init__(self) -> None:
        self._own = threading.local()

    def look(self, scope: Scope) -> Marks:
        """The marks of these journals, as committed now. Raises Unreachable."""
        try:
            if not hasattr(self._own, "connection"):
                self._own.connection = self.connect()
            sql = select(len(scope), self.placeholder)
            return self._own.connection.execute(sql, scope).fetchall()  # type: ignore[no-any-return]
        except self.errors as error:
            self.close()
            raise Unreachable from error

    def close(self) -> None:
        """Give up this thread's connection; the next look opens another."""
        if connection := self._own.__dict__.pop("connection", None):
            connection.close()

    def connect(self) -> Any:
        """A connection outside of any transaction."""
        raise NotImplementedError


class HeadsInSqlite(HeadsInDatabase):
    """In SQLite's write-ahead mode a reader waits for no writer, and no writer for it."""

    placeholder = "?"
    errors = sqlite3.Error

    def connect(self) -> sqlite3.Connection:
        """A connection that can only read; it makes no file that is not there."""
        name = str(connections["default"].settings_dict["NAME"])
        address = name if name.startswith("file:") else f"{Path(name).resolve().as_uri()}?mode=rw"
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
        connection.execute("PRAGMA query_only = ON")
        return connection


class HeadsInPostgres(HeadsInDatabase):
    """The server keeps the statement prepared. Django's pool would lend a connection anew for each look."""

    placeholder = "%s"
    errors = psycopg.Error

    def connect(self) -> psycopg.Connection[tuple[Any, ...]]:
        """A connection to the server that Django uses."""
        given = connections["default"].get_connection_params()
        ours = {"autocommit": True, "prepare_threshold": 0, "cursor_factory": psycopg.Cursor, "context": None}
        return psycopg.connect(**{**given, **ours})


@lru_cache(maxsize=1000)
def select(count: int, placeholder: str) -> str:
    """The statement that reads the marks of `count` heads by their ids, or of all if it is 0."""
    where = f"WHERE id IN ({', '.join([placeholder] * count)})" if count else ""
    return f"SELECT id, number, seal, stamp FROM {Head._meta.db_table} {where} ORDER BY id"  # noqa: S608
