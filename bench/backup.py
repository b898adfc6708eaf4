"""How long a backup and a restore take, and how large they are, against the plainest copy that could be made.

The floor of a backup is VACUUM INTO (SQLite) or pg_dump (PostgreSQL), and cp of the files; the floor of a restore is cp
of that copy, or psql of that dump. Neither checks anything, nor can it go into the other database.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from kit.ground import another_database, moothill, new_site, on_each_database
from kit.writers import leave

SLUG = "many"


def main() -> int:
    """Print one table for each database."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=100_000, help="in the large cycle (default: 100,000)")
    parser.add_argument("--files", type=int, default=200, help="of 200 kB each (default: 200)")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not given.here:
        return on_each_database(__file__, ["--records", str(given.records), "--files", str(given.files)])
    with new_site() as database, tempfile.TemporaryDirectory(prefix="moothill-") as folder:
        _prepare()
        print(f"\n{database}{'':{34 - len(database)}}{'seconds':>10}{'MB':>10}{'of the floor':>14}")
        _measure("the sample", Path(folder) / "sample")
        _grow(given.records, given.files)
        _measure(f"and {given.records:,} records, {given.files} files", Path(folder) / "large")
        leave()
    return 0


def _prepare() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("sample", stdout=open(os.devnull, "w"))  # noqa: PTH123, SIM115


def _grow(records: int, files: int) -> None:
    """Many tasks, brought in as an import brings them; and documents with files."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from kit.cycle import AT, begin

    from moothill.commons.files.operations import keep
    from moothill.commons.policy.actors import OPERATOR
    from moothill.commons.record.batches import Item, bring_in

    cycle = begin(SLUG)
    for first in range(0, records, 20_000):
        numbers = range(first, min(records, first + 20_000))
        notes = "What has to be done, by whom, and what it hangs on. " * 4
        items = [
            Item("task", {"title": f"Task {n}", "everyone": True, "notes": f"{n}: {notes}"}) for n in numbers
        ]
        bring_in(cycle=cycle, items=items, by=OPERATOR, at=AT, reason="To measure.", source="bench")
    for number in range(files):
        words = os.urandom(100_000).hex().encode()
        keep(upload=SimpleUploadedFile(f"{number}.txt", words), by=None, at=AT)


def _measure(name: str, folder: Path) -> None:
    folder.mkdir()
    print(name)
    copied, archive = folder / "copy", folder / "a.zip"
    copied.mkdir()
    floor = _timed(lambda: _copy(copied))
    taken = _timed(lambda: _command("backup", archive))
    checked = _timed(lambda: _command("backup", "--check", archive))
    with another_database() as address:
        floor_back = _timed(lambda: _copy_back(copied, folder / "copied-back", address))
    with another_database() as address:
        settings = {"MOOTHILL_HOME": str(folder / "restored")} | (
            {"DATABASE_URL": address} if address else {}
        )
        back = _timed(lambda: _command("restore", archive, **settings))
    start = _timed(lambda: _command("--version"))
    _row("floor: a plain copy", floor, _size(copied), None)
    _row("backup, read back", taken, archive.stat().st_size, floor)
    _row("backup --check", checked, None, None)
    _row("floor: the copy put back", floor_back, None, None)
    _row("restore, compared and verified", back, None, floor_back)
    _row("(starting a command at all)", start, None, None)


def _timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def _row(name: str, seconds: float, size: int | None, floor: float | None) -> None:
    megabytes = f"{size / 1e6:>10.1f}" if size is not None else f"{'':>10}"
    print(f"  {name:32}{seconds:>10.2f}{megabytes}{f'{seconds / floor:>14.1f}' if floor else ''}")


def _copy(target: Path) -> None:
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target / "copy.sqlite3")])
    else:
        _plain("pg_dump", "--dbname", os.environ["DATABASE_URL"], "--file", str(target / "copy.sql"))
    files = Path(os.environ["MOOTHILL_HOME"]) / "media"
    if files.exists():
        _plain("cp", "-r", str(files), str(target))
    _plain("sync", "-f", str(target))


def _copy_back(copied: Path, target: Path, address: str) -> None:
    shutil.copytree(copied, target)
    if address:
        _plain("psql", "-q", "-v", "ON_ERROR_STOP=1", "-d", address, "-f", str(target / "copy.sql"))
    _plain("sync", "-f", str(target))


def _command(*arguments: Any, **settings: str) -> None:
    _plain(moothill(), *map(str, arguments), **settings)


def _plain(*command: str, **settings: str) -> None:
    subprocess.run(command, env=os.environ | settings, check=True, stdout=subprocess.DEVNULL)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main())
