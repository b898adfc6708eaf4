"""The database of one process of tests: a copy of one that is made once for each state of the migrations."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from bench.kit.ground import database, model_file


@contextmanager
def own_database(folder: Path) -> Iterator[None]:
    """Every connection of this process leads to a new database from here on; `folder` takes the file of one of SQLite.

    It is a file as on a site, with its log beside it: a database in memory locks whole tables, and says so at once.
    """
    with _file(folder) if connection.vendor == "sqlite" else _on_the_server():
        call_command("createcachetable", verbosity=0)
        yield
        connection.close()


@contextmanager
def _file(folder: Path) -> Iterator[None]:
    file = folder / "moothill.sqlite3"
    shutil.copyfile(model_file(), file)
    _lead_to(str(file))
    # Nothing here has to outlive the machine.
    options = connection.settings_dict["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    yield


@contextmanager
def _on_the_server() -> Iterator[None]:
    with database(os.environ["DATABASE_URL"], made=True) as address:
        _lead_to(address.rpartition("/")[2])
        yield
        connection.close()
        connection.close_pool()


def _lead_to(name: str) -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


@contextmanager
def kept_for_a_module(blocker: Any) -> Iterator[None]:
    """What is stored meanwhile stands for every test of a module, each of which undoes its own; at the end all of it is gone."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
