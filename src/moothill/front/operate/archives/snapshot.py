"""Reading the whole database as it stood in one moment, while others write."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.utils import load_backend

from moothill.commons.journal.models import Head
from moothill.front.operate.archives.errors import CannotBackUp


@contextmanager
def snapshot() -> Iterator[None]:
    """Inside the block every query of this thread reads the database as it stood when the block began, and none writes.

    Writers never wait for it: on SQLite it reads beside the log that they write, on PostgreSQL it is a transaction that
    is REPEATABLE READ and READ ONLY. Raises CannotBackUp where there is no site yet.
    """
    own = connections[DEFAULT_DB_ALIAS]
    _refuse_no_file(own)
    connections[DEFAULT_DB_ALIAS] = still = _reader(own)
    try:
        with transaction.atomic():
            _hold_still()
            yield
    finally:
        connections[DEFAULT_DB_ALIAS] = own
        still.close()


def _reader(own: Any) -> Any:
    """A connection of its own, that cannot write."""
    settings = deepcopy(own.settings_dict)
    if own.vendor == "sqlite":
        # Django's own backend, not ours: a reader must not take the lock of the writers.
        name = str(settings["NAME"])
        settings["ENGINE"] = "django.db.backends.sqlite3"
        settings["NAME"] = name if name.startswith("file:") else f"file:{quote(name)}?mode=ro"
        settings["OPTIONS"] = {"timeout": 20, "init_command": "PRAGMA query_only=ON"}
    settings["OPTIONS"].pop("pool", None)
    return load_backend(settings["ENGINE"]).DatabaseWrapper(settings, DEFAULT_DB_ALIAS)


def _refuse_no_file(own: Any) -> None:
    name = str(own.settings_dict["NAME"])
    if own.vendor == "sqlite" and not name.startswith("file:") and not Path(name).exists():
        raise CannotBackUp(f"There is no site yet: {name} is not there. MOOTHILL_HOME says where to look.")


def _hold_still() -> None:
    """Everything that is read from here on is of one moment."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        if Head._meta.db_table not in connection.introspection.table_names(cursor):
            raise CannotBackUp(
                "There is no site yet: its database has no tables. `moothill serve` makes them."
            )
