"""Backups under load, restored and compared; backups and restores killed midway. Nothing half is ever left."""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import sleep
from typing import IO, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from kit.ground import another_database, moothill, new_site, on_each_database
from kit.writers import leave

WRITERS, SLUG = 4, "under-load"
LINES_OF_BACKUP = ("", "rows of", "uploaded files", "Reading")
LINES_OF_RESTORE = ("", "Checking", "Preparing", "Loading", "Comparing")


def main() -> int:
    """0 if every promise held on every database."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="one of each, on this database alone")
    parser.add_argument("--here", action="store_true", help="only on the database of this environment")
    given = parser.parse_args()
    if not (given.here or given.short):
        return on_each_database(__file__, [])
    with new_site() as database, tempfile.TemporaryDirectory(prefix="moothill-") as folder:
        broken = list(_drill(Path(folder), rounds=1 if given.short else 5, rows=100 if given.short else 5000))
    for words in broken:
        print(f"{database}: {words}")
    if not broken:
        print(f"{database}: backups under load, killed and restored: nothing lost, nothing half.")
    return 1 if broken else 0


def _drill(folder: Path, *, rounds: int, rows: int) -> Iterator[str]:
    _make_site(rows)
    # As people do; and the commands need some of the processor too.
    with _writing(pause=0.2 if rounds == 1 else 0.02) as acknowledged:
        sleep(0.5)
        made = []
        for number in range(rounds):
            archive, before = folder / f"{number}.zip", dict(acknowledged)
            yield from _killed_backup(folder, LINES_OF_BACKUP[-1 - number % len(LINES_OF_BACKUP)])
            yield from _must(_run("backup", archive), f"backup {number}")
            made.append((archive, before))
    if {path.name for path in folder.iterdir()} != {archive.name for archive, _before in made}:
        yield f"killed backups left something behind: {sorted(path.name for path in folder.iterdir())}"
    for number, (archive, before) in enumerate(made):
        yield from _head_existed(archive)
        line = "Preparing" if rounds == 1 else LINES_OF_RESTORE[-1 - number % len(LINES_OF_RESTORE)]
        yield from _restored(archive, before, line, thorough=rounds > 1)
    leave()


def _make_site(rows: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from kit.cycle import AT, begin

    from moothill.commons.policy.actors import OPERATOR
    from moothill.commons.record.batches import Item, bring_in

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    items = [Item("task", {"title": f"Task {number}", "everyone": True}) for number in range(rows)]
    bring_in(cycle=begin(SLUG), items=items, by=OPERATOR, at=AT, reason="To begin with.", source="drill")


@contextmanager
def _writing(*, pause: float) -> Iterator[dict[str, str]]:
    """Writers add tasks and documents with files until the block ends. Yields what was acknowledged: title by reference."""
    stop, acknowledged, errors = Event(), {}, []

    def work(writer: int) -> None:
        try:
            for number in iter(lambda: 0 if stop.is_set() else random.random(), 0):
                acknowledged.update([_write(writer, f"{writer} {number}")])
                sleep(pause)
        except Exception as error:
            errors.append(error)
        finally:
            from django.db import connection

            connection.close()

    threads = [Thread(target=work, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    try:
        yield acknowledged
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    if errors:
        raise errors[0]


def _write(writer: int, title: str) -> tuple[str, str]:
    """One act; every writer but the first adds tasks, the first adds documents, each with a file."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from kit.cycle import AT, add_task, steward

    from moothill.commons.cycles.models import Cycle
    from moothill.commons.record import kinds
    from moothill.commons.record.operations import create
    from moothill.rooms.pages.operations import add_version

    cycle = Cycle.objects.get(slug=SLUG)
    by = steward(cycle, writer)
    if writer:
        return add_task(cycle, title, by).reference, title
    values = {"title": title, "document_kind": "notes"}
    document = create(kind=kinds.get("document"), cycle=cycle, values=values, by=by, at=AT)
    add_version(
        document=document, by=by, at=AT, upload=SimpleUploadedFile("notes.txt", title.encode() * 2000)
    )
    return document.reference, title


def _run(*arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
    command = [moothill(), *map(str, arguments)]
    return subprocess.run(
        command, env=os.environ | settings, capture_output=True, text=True, timeout=300, check=False
    )


def _must(done: subprocess.CompletedProcess[str], what: str) -> Iterator[str]:
    if done.returncode:
        yield f"{what} failed: {done.stderr.strip()[-500:]}"


def _kill_after(line: str, *arguments: object, **settings: str) -> bool:
    """Start a command and kill -9 it a little after it has said `line`; whether that was before its end."""
    command = [moothill(), *map(str, arguments)]
    with subprocess.Popen(command, env=os.environ | settings, stdout=subprocess.PIPE, text=True) as process:
        out: IO[str] = process.stdout  # type: ignore[assignment]
        while line and (said := out.readline()) and line not in said:
            pass
        sleep(random.random() * (0.05 if line else 1))
        process.send_signal(signal.SIGKILL)
    return process.returncode == -signal.SIGKILL


def _killed_backup(folder: Path, line: str) -> Iterator[str]:
    target = folder / "killed.zip"
    _kill_after(line, "backup", target)
    if target.exists():  # it was quicker than the kill: then it must be whole
        yield from _must(
            _run("backup", "--check", target), f"a backup killed after “{line}” left a file that"
        )
        target.unlink()


def _manifest(archive: Path) -> dict[str, Any]:
    with zipfile.ZipFile(archive) as opened:
        return dict(json.loads(opened.read("manifest.json")))


def _head_existed(archive: Path) -> Iterator[str]:
    """The head in the list is one that the living journal really had, and has moved on from meanwhile."""
    from moothill.commons.journal.models import Entry

    for head in _manifest(archive)["heads"]:
        if not Entry.objects.filter(
            head__scope=head["scope"], number=head["number"], seal=head["seal"]
        ).exists():
            yield f"{archive.name}: the head {head['number']} of {head['scope']} never existed"


def _restored(archive: Path, before: dict[str, str], line: str, *, thorough: bool) -> Iterator[str]:
    """Restore it twice into one place: killed after `line`, then to the end."""
    with tempfile.TemporaryDirectory(prefix="moothill-") as home, _empty_database() as settings:
        settings |= {"MOOTHILL_HOME": home}
        was_killed = _kill_after(line, "restore", archive, **settings)
        if was_killed:
            yield from _nothing_is_there(line, settings)
            again = _must(_run("restore", archive, **settings), f"restore after one killed after “{line}”")
            if failed := list(again):
                yield from failed
                return
        yield from _everything_is_there(archive, before, settings, thorough=thorough)


@contextmanager
def _empty_database() -> Iterator[dict[str, str]]:
    with another_database() as address:
        yield {"DATABASE_URL": address} if address else {}


def _ask(settings: dict[str, str], question: str) -> list[Any]:
    """Straight from the restored database, past everything that Moothill is made of."""
    if address := settings.get("DATABASE_URL"):
        import psycopg

        with psycopg.connect(address) as connection:
            return connection.execute(question).fetchall()  # type: ignore[call-overload,no-any-return]
    import sqlite3

    with sqlite3.connect(Path(settings["MOOTHILL_HOME"]) / "moothill.sqlite3", timeout=20) as connection:
        return connection.execute(question).fetchall()


def _nothing_is_there(line: str, settings: dict[str, str]) -> Iterator[str]:
    try:
        rows = _ask(
            settings, "SELECT count(*) FROM record_record UNION ALL SELECT count(*) FROM cycles_cycle"
        )
    except Exception as error:
        if "no such table" not in str(error) and "does not exist" not in str(error):
            raise
        rows = []  # not even a table
    if sum(number for (number,) in rows):
        yield f"a restore killed after “{line}” left rows: {rows}"


def _everything_is_there(
    archive: Path, before: dict[str, str], settings: dict[str, str], *, thorough: bool
) -> Iterator[str]:
    manifest = _manifest(archive)
    there = dict(_ask(settings, "SELECT reference, title FROM record_record"))
    counts = {table["name"]: table["rows"] for table in manifest["tables"]}
    if len(there) != counts["record.Record"]:
        yield f"{archive.name}: {len(there)} records restored, {counts['record.Record']} in the list"
    lost = {reference for reference, title in before.items() if there.get(reference) != title}
    if lost:
        yield f"{archive.name}: acknowledged before the backup began, and not in it: {sorted(lost)[:5]}"
    files = [path for path in (Path(settings["MOOTHILL_HOME"]) / "media/files").rglob("*") if path.is_file()]
    if len(files) != len(manifest["files"]):
        yield f"{archive.name}: {len(files)} files restored, {len(manifest['files'])} in the list"
    for head in (
        manifest["heads"] if thorough else []
    ):  # the restore itself has done so, against the archive's list
        kept = f"{head['number']}:{head['seal']}"
        checked = _run("journal", "verify", "--cycle", head["scope"], "--head", kept, **settings)
        yield from _must(checked, f"verifying {head['scope']}")


if __name__ == "__main__":
    sys.exit(main())
