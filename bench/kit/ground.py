"""Throw-away ground to measure on: a home folder and a database of its own, on SQLite or PostgreSQL."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

OURS = ("MOOTHILL_", "CACHE_URL", "EMAIL_URL", "DATABASE_URL", "DJANGO_")
_WITH_URL = 'DATABASE_URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres" exec "$@"'


def on_each_database(script: str, arguments: list[str]) -> int:
    """Run `script` with `--here` on SQLite, then on PostgreSQL where pg_virtualenv is; the worst exit status.

    PostgreSQL is a cluster that is made for this and dropped, on its own settings but for one: it waits for the disk,
    as a real one does.
    """
    command = [sys.executable, script, *arguments, "--here"]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    worst = subprocess.run(command, env=plain, check=False).returncode
    if virtual := shutil.which("pg_virtualenv"):
        around = [virtual, "-t", "-o", "fsync=on", "sh", "-c", _WITH_URL, "sh"]
        return max(worst, subprocess.run([*around, *command], env=plain, check=False).returncode)
    print("PostgreSQL was not measured: pg_virtualenv (Debian: postgresql) is not installed.")
    return worst


@contextmanager
def new_site() -> Iterator[str]:
    """The environment of this process becomes that of a new, empty site with an operator's defaults.

    Yields the name of its database. Enter before Django's settings are read.
    """
    server = os.environ.get("DATABASE_URL", "")
    for name in [name for name in os.environ if name.startswith(OURS)]:
        del os.environ[name]
    with tempfile.TemporaryDirectory(prefix="moothill-") as home, _database(server) as address:
        os.environ |= {"MOOTHILL_HOME": home, "DJANGO_SETTINGS_MODULE": "moothill.config.settings"}
        if address:
            os.environ["DATABASE_URL"] = address
        yield "PostgreSQL" if address else "SQLite"


@contextmanager
def _database(server: str) -> Iterator[str]:
    """A new database on the server at this address; nothing to do without one."""
    if not server.startswith("postgres"):
        yield ""
        return
    name = f"moothill_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def another_database() -> AbstractContextManager[str]:
    """One more database on the server of this site, dropped at the end: yields its address; "" on SQLite."""
    return _database(os.environ.get("DATABASE_URL", ""))


def moothill() -> str:
    """The console command of the environment that runs this."""
    return str(Path(sys.executable).with_name("moothill"))
