"""Making everything ready, and serving it."""

import fcntl
import os
import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

# The application alone, and the one with the followers beside it.
PLAIN, EMBEDDED = "moothill.config.wsgi:application", "moothill.config.embedded:application"

Say = Callable[[str], object]


class CannotServe(Exception):
    """The site cannot be served here and now; the sentence says why and what to do."""


def check_port(host: str, port: int) -> None:
    """Raises CannotServe if somebody listens there already, or nobody may."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family)) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise CannotServe(
                f"Port {port} of {host} cannot be used: {error.strerror}. "
                f"Stop what is using it, or choose another: PORT={port + 1}"
            ) from error


def hold_home(home: Path) -> IO[str] | None:
    """A lock on the home folder that lasts as long as the file that is returned. None where there is no need for one.

    Raises CannotServe if another process serves this folder: SQLite is served by one.
    """
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / "static").mkdir(exist_ok=True)
    if not settings.EMBEDDED:
        return None
    held = (home / "serving.lock").open("w")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        held.close()
        raise CannotServe(
            f"Another Moothill already serves {home}. Stop it, or give this one a folder of its own: MOOTHILL_HOME=..."
        ) from error
    return held


def prepare(say: Say, *, with_sample: bool) -> None:
    """Bring the tables up to date and, if asked, load the sample. Says what takes time; quick when nothing is to do."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Preparing the database ...")
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    if with_sample:
        call_command("sample")
        call_command("practice")
    connections.close_all()


def run(*, host: str, port: int, workers: int, threads: int, application: str = PLAIN) -> None:
    """Serve until SIGTERM or SIGINT, then stop within ten seconds, with every process that was started.

    `application` is another one only where something is to be measured under the same server.
    """
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothill.config.settings")
    Granian(
        application,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=8,
    ).serve()
