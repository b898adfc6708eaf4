"""Whether a restore may happen here: the place is empty, nobody uses it, and there is room."""

import fcntl
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from django.conf import settings
from django.db import connection

from moothill.commons.files.storage import storage
from moothill.front.operate.archives import contents
from moothill.front.operate.archives.errors import BeingServed, LivingSite, NoRoom
from moothill.front.operate.archives.manifest import Manifest

_PATIENCE = 5  # seconds for connections that are just being closed
_FIRST = {"cycles.Cycle": "cycles", "people.Person": "accounts"}  # what a person would look for first
_SQLITE_ROOM = 4  # times the size of the lines: rows with their indexes, and as much again in the log


@contextmanager
def nobody_serves() -> Iterator[None]:
    """Nobody serves this home folder, and nobody can begin to before the block ends. Raises BeingServed.

    PostgreSQL may be served from other machines: there every other connection to the database counts.
    """
    settings.HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (settings.HOME / "serving.lock").open("a") as held:  # the lock that `moothill serve` takes
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BeingServed(
                f"A Moothill serves {settings.HOME} right now. Stop it first, or restore into another MOOTHILL_HOME."
            ) from error
        _refuse_other_connections()
        yield


def _refuse_other_connections() -> None:
    end = monotonic() + _PATIENCE
    while number := others_connected():
        if monotonic() > end:
            raise BeingServed(
                f"The database is in use by {number} other connections. Stop every server and worker of the site, and "
                "other programs that are connected, and try again."
            )
        sleep(0.2)


def others_connected() -> int:
    """How many connections to this PostgreSQL database there are beside our own pool; 0 on SQLite, which is locked."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND backend_type = 'client backend'"
        )
        every = int(cursor.fetchone()[0])
    pool = getattr(connection, "pool", None)
    return max(0, every - (pool.get_stats()["pool_size"] if pool else 1))


def refuse_living_site() -> None:
    """Raises LivingSite if any table that a backup holds has a row here."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
    models = [model for model in contents.kept() if model._meta.db_table in there]
    counts = Counter({model._meta.label: model._base_manager.count() for model in models})
    if counts.total():
        raise LivingSite(
            [f"{counts[label]:,} {words}" for label, words in _FIRST.items()]
            + [f"{counts.total():,} rows in all"]
        )


def refuse_other_files(manifest: Manifest) -> None:
    """Raises LivingSite for uploaded files that are not of this very backup: those, a killed restore may have left."""
    folder = Path(storage.path("files"))
    known = {file.path for file in manifest.files}
    for place in folder.rglob("*"):
        if place.is_file() and place.relative_to(folder.parent).as_posix() not in known:
            raise LivingSite([f"uploaded files in {folder}, such as {place.name}"])


def refuse_little_room(manifest: Manifest) -> None:
    """Raises NoRoom if what is restored would fill the disk."""
    rows = manifest.bytes_of_tables * _SQLITE_ROOM if connection.vendor == "sqlite" else 0
    needed, free = manifest.bytes_of_files + rows, shutil.disk_usage(settings.HOME).free
    if needed > free:
        raise NoRoom(settings.HOME, needed, free)
