"""Making the tables an archive fits into: those of its own release, which may be older than this one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from moothill import __version__
from moothill.front.operate.archives import contents
from moothill.front.operate.archives.errors import CannotRestore, OtherRelease
from moothill.front.operate.archives.manifest import VERSION, Manifest
from moothill.front.operate.archives.rows import Table


class Release:
    """The migrations of the archive beside those of this release and of the database here."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self._path, self._manifest = path, manifest
        self._there = set(manifest.migrations)

    def refuse_newer(self) -> None:
        """Raises OtherRelease for an archive that only a newer Moothill can read."""
        unknown = sorted(self._there - set(_loader().disk_migrations))
        if self._manifest.version > VERSION or unknown:
            example = f" (such as its migration {'.'.join(unknown[0])})" if unknown else ""
            raise OtherRelease(
                self._path,
                f"it was made by release {self._manifest.release}, which knows more than this one, {__version__}{example}. "
                "Install that release or a later one, and restore with it.",
            )

    @property
    def is_older(self) -> bool:
        """Whether this release has migrations that the archive does not know."""
        return bool(set(_loader().disk_migrations) - self._there)

    def make_tables(self) -> list[Table]:
        """The tables of the archive's release, made here and empty. Raises CannotRestore or OtherRelease."""
        with _all_or_nothing():
            registry = self._make_older() if self.is_older else _make_current()
        tables = [Table(model) for model in contents.kept(registry)]
        _refuse_other_tables(self._path, self._manifest, tables)
        return tables

    def _make_older(self) -> Any:
        """The models as they were. Their tables cannot be made where newer ones are already."""
        executor = MigrationExecutor(connection)
        if set(executor.loader.applied_migrations) - self._there:
            raise CannotRestore(
                f"The archive was made by release {self._manifest.release}, and the database here has the tables of a "
                "later one. Restore into a database without any tables: another MOOTHILL_HOME or DATABASE_URL."
            )
        children = executor.loader.graph.node_map
        last = [
            name
            for name in sorted(self._there)
            if not any(
                child.key in self._there and child.key[0] == name[0] for child in children[name].children
            )
        ]
        executor.migrate(last)
        return executor.loader.project_state(last).apps


def bring_up_to_date() -> None:
    """Every migration of this release, and the table of the cache."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


@contextmanager
def _all_or_nothing() -> Iterator[None]:
    """The migrations of an empty place in one transaction. Django makes a table first and notes it a moment later: a restore
    that was killed in between would leave tables in the way of the next one.
    """
    is_sqlite = connection.vendor == "sqlite"
    if is_sqlite:  # within a transaction it is too late
        connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            yield
    finally:
        if is_sqlite:
            connection.enable_constraint_checking()


def _make_current() -> Any:
    bring_up_to_date()
    return apps


def _loader() -> Any:
    return MigrationExecutor(connection).loader


def _refuse_other_tables(path: Path, manifest: Manifest, tables: list[Table]) -> None:
    """Raises OtherRelease unless the archive has exactly these tables, with their columns in order."""
    for trouble in _troubles(manifest, {table.name: table.columns for table in tables}):
        raise OtherRelease(
            path,
            f"{trouble}. It was made by release {manifest.release}, and this is {__version__}: restore with that one.",
        )


def _troubles(manifest: Manifest, here: dict[str, list[str]]) -> Iterator[str]:
    there = {entry.name: entry.columns for entry in manifest.tables}
    for name in sorted(there.keys() - here.keys()):
        yield f"it has a table {name}, which is not known here"
    for name in sorted(here.keys() - there.keys()):
        yield f"it has no table {name}"
    for name, columns in there.items():
        if columns != here[name]:
            other = sorted(set(columns) ^ set(here[name])) or columns
            yield f"its table {name} has other columns ({', '.join(other)})"
