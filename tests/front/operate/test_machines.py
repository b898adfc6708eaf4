"""From one machine to another: the commands as an operator gives them, with SQLite on the other side."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from moothill.commons.journal.models import Head
from moothill.commons.record.models import Record
from moothill.front.operate.archives.errors import CannotRestore
from tests.front.operate.conftest import restored, rewritten

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[3]
COMMAND = [
    sys.executable,
    "-c",
    "import sys; sys.argv[0] = 'moothill'; from moothill.config.cli import main; main()",
]


def moothill(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command where nothing is configured but the home folder: on SQLite, in a file."""
    ours = ("MOOTHILL_", "DATABASE_URL", "CACHE_URL", "EMAIL_URL", "PORT")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment |= {"MOOTHILL_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def rows(home: Path, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(home / "moothill.sqlite3") as database:
        return database.execute(question).fetchall()


def test_a_backup_of_this_database_goes_to_sqlite_and_back(empty, tmp_path) -> None:
    """On PostgreSQL the way there and back crosses databases; each side compares every digest."""
    there, again = tmp_path / "there", tmp_path / "again.zip"
    said = moothill(there, "restore", empty)
    assert said.returncode == 0, said.stderr
    assert "record.Record" in said.stdout and "everything is as the archive says" in said.stdout
    assert len(list((there / "media/files").rglob("*/*"))) == 2
    said = moothill(there, "backup", again)
    assert said.returncode == 0, said.stderr
    assert "keep it" in said.stdout
    checked = moothill(there, "backup", "--check", again)
    assert checked.returncode == 0 and "is whole" in checked.stdout
    compared = {each.what: each.digest for each in restored(again)}
    assert compared["journal oakland-2018-20"] == Head.objects.get(scope="oakland-2018-20").seal
    refused = moothill(there, "restore", again)
    assert refused.returncode == 1
    assert "never overwrites" in refused.stderr and "Traceback" not in refused.stderr


def as_if_older(members, listed) -> None:
    """A release that did not have the planner yet."""
    listed["release"] = "0.0.9"
    listed["migrations"] = [pair for pair in listed["migrations"] if pair[0] != "planner"]
    listed["tables"] = [table for table in listed["tables"] if not table["name"].startswith("planner.")]
    for name in [name for name in members if name.startswith("tables/planner.")]:
        del members[name]


@pytest.mark.skipif(
    "DATABASE_URL" in os.environ, reason="it is restored into SQLite, from whichever database it came"
)
def test_an_archive_of_an_older_release_is_loaded_into_its_tables_and_then_migrated(empty, tmp_path) -> None:
    older = rewritten(empty, tmp_path / "older.zip", as_if_older)
    said = moothill(tmp_path / "there", "restore", older)
    assert said.returncode == 0, said.stderr
    assert "Migrating from release 0.0.9" in said.stdout
    assert rows(tmp_path / "there", "SELECT count(*) FROM planner_task") == [(0,)]
    assert rows(tmp_path / "there", "SELECT count(*) > 10 FROM record_record") == [(1,)]
    assert moothill(tmp_path / "there", "journal", "verify").returncode == 0


def test_an_older_archive_is_not_forced_into_newer_tables(empty, tmp_path) -> None:
    older = rewritten(empty, tmp_path / "older.zip", as_if_older)
    with pytest.raises(CannotRestore, match="without any tables"):
        restored(older)
    assert not Record.objects.exists()


def test_where_there_is_no_site_there_is_nothing_to_back_up(tmp_path) -> None:
    said = moothill(tmp_path / "nowhere", "backup")
    assert said.returncode == 1
    assert "There is no site yet" in said.stderr
    assert not (tmp_path / "nowhere/moothill.sqlite3").exists()
    assert not list((tmp_path / "nowhere").rglob("*.zip"))


def test_a_broken_archive_is_one_sentence_and_status_1(empty, tmp_path) -> None:
    (tmp_path / "cut.zip").write_bytes(empty.read_bytes()[:5000])
    said = moothill(tmp_path / "there", "restore", tmp_path / "cut.zip")
    assert (said.returncode, said.stderr.count("\n")) == (1, 1)
    assert "cut short" in said.stderr
    assert not (tmp_path / "there/moothill.sqlite3").exists()
