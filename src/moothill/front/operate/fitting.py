"""Whether an archive's tables are those of this release."""

from collections.abc import Iterator
from pathlib import Path

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from moothill import __version__
from moothill.front.operate import contents
from moothill.front.operate.errors import OtherRelease
from moothill.front.operate.manifest import VERSION, Manifest
from moothill.front.operate.rows import Table

Names = tuple[str, str]


def refuse_other_release(path: Path, manifest: Manifest) -> None:
    """Raises OtherRelease for an archive that only a newer Moothill can read."""
    known = set(MigrationExecutor(connection).loader.disk_migrations)
    unknown = [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]
    if manifest.version > VERSION or unknown:
        raise OtherRelease(
            path,
            f"it was made by release {manifest.release}, which knows more than this one, {__version__}"
            f"{_examples(unknown)}. Install that release or a later one, and restore with it.",
        )


def _examples(unknown: list[str]) -> str:
    return f" (migration {unknown[0]}{' and others' if len(unknown) > 1 else ''})" if unknown else ""


def is_older(manifest: Manifest) -> bool:
    """Whether this release has migrations that the archive does not."""
    return bool(set(MigrationExecutor(connection).loader.disk_migrations) - set(manifest.migrations))


def refuse_other_tables(path: Path, manifest: Manifest, tables: list[Table]) -> None:
    """Raises OtherRelease unless the archive has exactly these tables, with their columns in order."""
    for trouble in _troubles(manifest, {table.name: table.columns for table in tables}):
        raise OtherRelease(
            path, f"{trouble}. It was made by release {manifest.release}, and this is {__version__}: restore with that one."
        )


def _troubles(manifest: Manifest, here: dict[str, list[str]]) -> Iterator[str]:
    there = {entry.name: entry.columns for entry in manifest.tables}
    for name in there.keys() - here.keys():
        yield f"it has a table {name}, which is not known here" + _why(name)
    for name in here.keys() - there.keys():
        yield f"it has no table {name}"
    for name, columns in there.items():
        if columns != here[name]:
            other = sorted(set(columns) ^ set(here[name])) or columns
            yield f"its table {name} has other columns ({', '.join(other)})"


def _why(name: str) -> str:
    reason = contents.LEFT_OUT.get(name)
    return f" as part of a backup ({reason})" if reason else ""
