"""Reading the whole database as it stood in one moment, while others write."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connections, transaction

from moothill.commons.journal.models import Head
from moothill.front.operate.errors import CannotBackUp

ALIAS = "snapshot"


@contextmanager
def snapshot() -> Iterator[str]:
    """The alias of a second, read-only connection to the site's database, inside one transaction.

    Writers never wait for it: on SQLite it reads beside the log that they write, on PostgreSQL it is a transaction that
    is REPEATABLE READ and READ ONLY. Only one at a time in a process. Raises CannotBackUp where there is no site yet.
    """
    default = connections["default"]
    _refuse_no_file(default)
    connections.databases[ALIAS] = _settings(deepcopy(default.settings_dict), default.vendor)
    try:
        with transaction.atomic(using=ALIAS):
            _hold_still(connections[ALIAS])
            yield ALIAS
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        del connections.databases[ALIAS]


def _refuse_no_file(connection: Any) -> None:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not name.startswith("file:") and not Path(name).exists():
        raise CannotBackUp(f"There is no site yet: {name} is not there. MOOTHILL_HOME says where to look.")


def _settings(given: dict[str, Any], vendor: str) -> dict[str, Any]:
    if vendor == "sqlite":
        # Django's own backend, not ours: a reader must not take the lock of the writers.
        name = str(given["NAME"])
        name = name if name.startswith("file:") else f"file:{quote(name)}?mode=ro"
        options = {"timeout": 20, "init_command": "PRAGMA query_only=ON"}
        return given | {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options}
    options = {name: value for name, value in given["OPTIONS"].items() if name != "pool"}
    return given | {"OPTIONS": options}


def _hold_still(connection: Any) -> None:
    """Everything that is read from here on is of one moment."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        if Head._meta.db_table not in connection.introspection.table_names(cursor):
            raise CannotBackUp("There is no site yet: its database has no tables. `moothill serve` makes them.")
