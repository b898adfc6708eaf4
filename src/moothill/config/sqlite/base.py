"""Django's SQLite backend, with every writer of this process taking one fair lock per database file.

A transaction takes the lock before it begins and gives it back when it ends, whether it writes or not: Django's
transactions begin IMMEDIATE here, so SQLite would let no other writer in either. A single writing statement outside of
a transaction takes it for as long as it runs. Reading statements never wait.
"""

from collections import defaultdict
from threading import Lock
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from moothill.config.sqlite.lock import FairLock

PATIENCE = 30  # seconds
_READING = (
    "SELECT",
    "PRAGMA",
    "EXPLAIN",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "BEGIN",
    "COMMIT",
    "WITH",
    "VALUES",
)

_locks: defaultdict[str, FairLock] = defaultdict(FairLock)
_guard = Lock()


def lock_of(name: str) -> FairLock:
    """The one lock of this process for the database called `name`."""
    with _guard:
        return _locks[name]


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection. `_has_turn` says whether it holds the lock now."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._has_turn = False

    def take_turn(self) -> None:
        """Wait for the lock. Raises OperationalError after PATIENCE seconds."""
        if self._has_turn:
            return
        if not lock_of(str(self.settings_dict["NAME"])).acquire(PATIENCE):
            raise OperationalError(
                f"Another write has held this database for {PATIENCE} seconds. Nothing was changed; try again."
            )
        self._has_turn = True

    def end_turn(self) -> None:
        """Give the lock back, if this connection holds it."""
        if self._has_turn:
            self._has_turn = False
            lock_of(str(self.settings_dict["NAME"])).release()

    def create_cursor(self, name: str | None = None) -> Any:
        """A cursor whose single writes wait for their turn."""
        cursor = self.connection.cursor(factory=Cursor)
        cursor.wrapper = self
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        self.take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self.end_turn()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self.end_turn()  # a commit that fails leaves the transaction open: it is rolled back next

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self.end_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self.end_turn()


class Cursor(base.SQLiteCursorWrapper):
    """A cursor that takes the lock for one writing statement, where no transaction holds it already."""

    wrapper: DatabaseWrapper

    def execute(self, query: str, params: Any = None) -> Any:
        """As Django's own."""
        if self.wrapper._has_turn or not _writes(query):
            return super().execute(query, params)
        self.wrapper.take_turn()
        try:
            return super().execute(query, params)
        finally:
            self.wrapper.end_turn()

    def executemany(self, query: str, param_list: Any) -> Any:
        """As Django's own."""
        if self.wrapper._has_turn:
            return super().executemany(query, param_list)
        self.wrapper.take_turn()
        try:
            return super().executemany(query, param_list)
        finally:
            self.wrapper.end_turn()


def _writes(query: str) -> bool:
    return not query.lstrip(" \n\t(").upper().startswith(_READING)
