"""moothill import inputs."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from moothill.commons.journal.models import Entry
from moothill.rooms.inputs.models import Batch, Input
from moothill.rooms.inputs.operations.importing import beginning
from tests.front.importing.conftest import SHEET

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ideas.csv"
    path.write_text(SHEET)
    return path


@pytest.fixture
def bring(cycle, read_here):
    def of(*words: object) -> None:
        call_command("import", "inputs", *map(str, words), "--cycle", cycle.slug)

    return of


def test_it_brings_the_file_and_says_what_was_refused(file, bring, capsys):
    bring(file, "--source", "https://ideas.example/")
    told = capsys.readouterr()
    assert "Import 1: 3 contributions brought in, 0 rows here already, 2 refused." in told.out
    assert "row 6: This row has 7 cells" in told.err
    assert Input.objects.first().record.source.startswith("https://ideas.example/, ")


def test_twice_in_a_row_brings_nothing_twice(file, bring, capsys):
    bring(file)
    bring(file)
    assert "Import 2: 0 contributions brought in, 3 rows here already, 2 refused." in capsys.readouterr().out


def test_a_dry_run_shows_the_same_and_makes_nothing(file, bring, traces, capsys):
    before = traces()
    bring(file, "--dry-run")
    told = capsys.readouterr().out
    assert "5 rows, read as csv" in told
    assert "      3  new" in told
    assert "      2  refused" in told
    assert "names left out" in told
    assert "Nothing was made." in told
    assert traces() == before


def test_columns_are_told_by_their_headings(file, bring):
    bring(file, "--map", "Why it matters=words,Idea=title", "--map", "external=ID")
    assert Input.objects.order_by("pk").first().words == "It is our money"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--map", "Colour=words"), "with a heading of the file"),
        (("--map", "Idea=colour"), "and one of: title"),
        (("--call", "Q-99"), "not in this cycle"),
        (("--undo", "7", "--reason", "x"), "has no import 7"),
        (("--as", "xlsx"), "ideas.csv"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_and_nothing_is_made(words, says, file, bring, traces):
    before = traces()
    with pytest.raises(CommandError, match=says):
        bring(file, *words)
    assert traces() == before


def test_a_cycle_or_a_file_that_is_not_there(file, tmp_path, bring):
    with pytest.raises(CommandError, match="There is no cycle"):
        call_command("import", "inputs", str(file), "--cycle", "nowhere")
    with pytest.raises(CommandError, match="no such file"):
        bring(tmp_path / "nothing.csv")
    with pytest.raises(CommandError, match="Give the path of a file"):
        bring()


def test_it_is_undone_with_a_reason(file, bring, capsys):
    bring(file)
    with pytest.raises(CommandError, match="Say why"):
        bring("--undo", "1")
    bring("--undo", "1", "--reason", "The wrong file.")
    assert "3 contributions are gone" in capsys.readouterr().out
    assert not Input.objects.exists()
    assert Entry.objects.last().reason == "The wrong file."


def test_it_goes_on_where_it_broke_off(file, bring, monkeypatch, capsys):
    from moothill.rooms.inputs.operations.importing import running

    monkeypatch.setattr(beginning, "CHUNK", 2)
    chunks = iter(range(100))
    store = running._store

    def dies(*given):
        if next(chunks) == 1:
            raise KeyboardInterrupt
        store(*given)

    with monkeypatch.context() as dying:
        dying.setattr(running, "_store", dies)
        with pytest.raises(KeyboardInterrupt):
            bring(file)
    assert Input.objects.count() == 2
    assert not Input.objects.filter(record__state="published").exists()
    bring(file)
    assert "broke off after 2 rows. It goes on there." in capsys.readouterr().out
    assert Input.objects.filter(record__state="published").count() == 3
    assert Batch.objects.get().made == 3


MOOTHILL = str(Path(sys.executable).with_name("moothill"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="a copy of the test's database is the site's")
def test_a_killed_process_loses_nothing(cycle, tmp_path):
    """A site of its own: the process that brings a file is killed in the middle, the next goes on."""
    home, count = tmp_path / "home", 5000
    home.mkdir()
    with closing(sqlite3.connect(home / "moothill.sqlite3")) as copy:
        connection.connection.backup(copy)
    file = tmp_path / "many.csv"
    rows = "".join(f"Idea {number}: open the books of quarter {number},{number}\n" for number in range(count))
    file.write_text(f"words,id\n{rows}")
    environment = {**os.environ, "MOOTHILL_HOME": str(home)}
    environment.pop("DATABASE_URL", None)
    command = [
        MOOTHILL,
        "import",
        "inputs",
        str(file),
        "--cycle",
        cycle.slug,
        "--map",
        "words=words,id=external",
    ]

    with closing(sqlite3.connect(f"file:{home}/moothill.sqlite3?mode=ro", uri=True, timeout=20)) as database:

        def ask(question: str) -> object:
            return database.execute(question).fetchone()[0]

        child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        end = time.monotonic() + 120
        while (
            time.monotonic() < end
            and child.poll() is None
            and not ask("SELECT total(done) FROM inputs_batch")
        ):
            time.sleep(0.01)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        done = ask("SELECT done FROM inputs_batch")
        assert ask("SELECT state FROM inputs_batch") == "running"
        assert 0 < done == ask("SELECT count(*) FROM inputs_input") < count
        shown = "SELECT count(*) FROM record_record WHERE kind = 'input' AND state = 'published'"
        lines = "SELECT count(*) FROM journal_entry WHERE kind = 'batch.imported'"
        assert (ask(shown), ask(lines)) == (0, 0)
        told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        assert f"broke off after {done:,} rows" in told
        assert (ask(shown), ask(lines), ask("SELECT made FROM inputs_batch")) == (count, 1, count)
