"""Throw-away ground to measure on: a home folder and a database of its own, on SQLite or PostgreSQL."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
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
    with tempfile.TemporaryDirectory(prefix="moothill-") as home, database(server, made=True) as address:
        os.environ |= {"MOOTHILL_HOME": home, "DJANGO_SETTINGS_MODULE": "moothill.config.settings"}
        if address:
            os.environ["DATABASE_URL"] = address
        else:
            shutil.copyfile(model_file(), Path(home) / "moothill.sqlite3")
        yield "PostgreSQL" if address else "SQLite"


@contextmanager
def database(server: str, *, made: bool) -> Iterator[str]:
    """A new database on the server at this address, with its tables `made` or quite empty; nothing to do without one."""
    if not server.startswith("postgres"):
        yield ""
        return
    name = f"moothill_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        model = _model_database(connection, server) if made else "template1"
        made_like = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        connection.execute(made_like.format(sql.Identifier(name), sql.Identifier(model)))
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def another_database() -> AbstractContextManager[str]:
    """One more database on the server of this site, dropped at the end: yields its address; "" on SQLite."""
    return database(os.environ.get("DATABASE_URL", ""), made=False)


# Making all tables takes seconds: it is done once for each state of the migrations, and every new site begins with a copy.
def _state() -> str:
    """A word for the migrations as they stand."""
    files = sorted((ROOT / "src").glob("moothill/**/migrations/*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _migrate(**where: str) -> None:
    with tempfile.TemporaryDirectory(prefix="moothill-") as home:
        env = os.environ | {"MOOTHILL_HOME": home} | where
        subprocess.run([moothill(), "migrate", "--verbosity", "0"], env=env, check=True)


def model_file() -> Path:
    """An SQLite database with all tables and no rows of ours."""
    model = Path(tempfile.gettempdir()) / f"moothill-model-{os.getuid()}-{_state()}.sqlite3"
    with model.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not model.exists():
            with tempfile.TemporaryDirectory(prefix="moothill-", dir=model.parent) as home:
                _migrate(MOOTHILL_HOME=home)
                (Path(home) / "moothill.sqlite3").replace(model)
    return model


def _model_database(connection: psycopg.Connection[Any], server: str) -> str:
    """The name of a database on this server with all tables and no rows of ours."""
    name = f"moothill_model_{_state()}"
    connection.execute("SELECT pg_advisory_lock(20181)")
    try:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            begun = f"{name}_{uuid4().hex[:8]}"  # it takes its name when it is whole
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(begun)))
            _migrate(DATABASE_URL=f"{server.rpartition('/')[0]}/{begun}")
            renamed = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(renamed.format(sql.Identifier(begun), sql.Identifier(name)))
    finally:
        connection.execute("SELECT pg_advisory_unlock(20181)")
    return name


def moothill() -> str:
    """The console command of the environment that runs this."""
    return str(Path(sys.executable).with_name("moothill"))
