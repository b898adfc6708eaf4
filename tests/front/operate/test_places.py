"""Where a restore may happen, and where it is refused without touching anything."""

import errno
import fcntl
import threading
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from moothill.commons.cycles.models import Cycle, Member
from moothill.commons.files.models import StoredFile
from moothill.commons.people.models import Person
from moothill.config import serve
from moothill.front.operate.archives import loading, place
from moothill.front.operate.archives.archive import Archive
from moothill.front.operate.archives.errors import BeingServed, CannotRestore, LivingSite, NoRoom
from moothill.front.operate.archives.placing import Placing
from moothill.front.operate.archives.telling import Teller
from tests.front.operate.conftest import restored

pytestmark = pytest.mark.django_db(transaction=True)


def test_over_a_living_site_nothing_is_restored(archive, home) -> None:
    before = list(Cycle.objects.values()), list(Person.objects.values()), sorted(home.rglob("*"))
    with pytest.raises(LivingSite, match="1 cycles, 1 accounts") as refusal:
        restored(archive)
    assert "never overwrites" in str(refusal.value) and "MOOTHILL_HOME" in str(refusal.value)
    after = list(Cycle.objects.values()), list(Person.objects.values()), sorted(home.rglob("*"))
    assert [*after[:2], [path for path in after[2] if path.name != "serving.lock"]] == list(before)


@pytest.mark.parametrize(
    "there", [lambda: Person.objects.create_user("you@example.org"), lambda: Member.objects.create(slug="a")]
)
def test_one_row_is_enough_to_refuse(empty, there) -> None:
    there()
    with pytest.raises(LivingSite):
        restored(empty)
    assert not Cycle.objects.exists()


def test_a_folder_with_files_of_another_site_is_refused(empty, home) -> None:
    other = home / "media/files/ab/abcdef"
    other.parent.mkdir(parents=True)
    other.write_text("somebody's")
    with pytest.raises(LivingSite, match="uploaded files"):
        restored(empty)
    assert other.read_text() == "somebody's"


def test_a_restore_after_one_that_was_killed_begins_anew(empty, home) -> None:
    """Killed between its two last steps, it leaves files in their place and no rows; killed before, files on their way."""
    with Archive(empty) as archive:
        path = home / "media" / archive.manifest.files[0].path
        path.parent.mkdir(parents=True)
        path.write_text("half")
        (home / "media/.restoring-dead").mkdir()
        (home / "media/.restoring-dead/x").write_text("half")
    restored(empty)
    assert path.stat().st_size == StoredFile.objects.first().size
    assert [each.name for each in (home / "media").iterdir()] == ["files"]


def test_a_place_that_is_served_is_refused(empty, home) -> None:
    home.mkdir(exist_ok=True)
    with (home / "serving.lock").open("w") as served:
        fcntl.flock(served, fcntl.LOCK_EX)
        with pytest.raises(BeingServed, match=str(home)):
            restored(empty)
    assert not Cycle.objects.exists()


def test_the_lock_is_the_one_that_serving_takes(home) -> None:
    with place.nobody_serves():
        if connection.vendor == "sqlite":
            with pytest.raises(serve.CannotServe):
                serve.hold_home(home)
    held = serve.hold_home(home)
    if held:
        with pytest.raises(BeingServed), place.nobody_serves():
            pass
        held.close()


def test_on_postgresql_every_other_connection_counts(empty, monkeypatch) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is locked by its one server")
    import psycopg

    monkeypatch.setattr(place, "_PATIENCE", 0.5)
    given = connection.get_connection_params()
    given = {name: given[name] for name in ("dbname", "user", "password", "host", "port") if name in given}
    with psycopg.connect(**given), pytest.raises(BeingServed, match="1 other connections"):
        restored(empty)


def test_too_little_room_is_said_before_anything_is_written(empty, home, monkeypatch) -> None:
    monkeypatch.setattr(place.shutil, "disk_usage", lambda _path: type("Usage", (), {"free": 10})())
    with pytest.raises(NoRoom, match="Make room"):
        restored(empty)
    assert not (home / "media").exists()


@pytest.mark.parametrize("where", ["database", "placing"])
def test_a_disk_that_fills_up_is_not_the_fault_of_the_archive(empty, home, monkeypatch, where) -> None:
    def full(*_given):
        raise OSError(errno.ENOSPC, "No space left on device", "x")

    def database_full(*_given):
        raise OperationalError("database or disk is full")

    if where == "placing":
        monkeypatch.setattr(Placing, "unpack", full)
    else:
        monkeypatch.setattr(loading, "_store", database_full)
    with pytest.raises((CannotRestore, OperationalError), match="(?i)no space left|disk is full"):
        restored(empty)
    assert not Cycle.objects.exists()
    assert [path for path in (home / "media").rglob("*") if path.is_file()] == []


def test_files_that_were_placed_are_taken_back_if_the_end_fails(empty, home) -> None:
    with Archive(empty) as archive:
        with pytest.raises(ZeroDivisionError), Placing(archive) as files:
            files.unpack(Teller())
            files.move_in()
            assert sum(path.is_file() for path in home.rglob("*")) == 2
            raise ZeroDivisionError
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_a_backup_sees_one_moment_while_others_write(world, tmp_path) -> None:
    """What is written after its moment is not in it, and its writer did not wait."""
    from moothill.front.operate.archives.snapshot import snapshot

    if connection.is_in_memory_db() if connection.vendor == "sqlite" else False:
        pytest.skip("SQLite in memory has no log beside which to read; the drill tries it on a file")
    with snapshot():
        before = Member.objects.count()
        thread = threading.Thread(target=_write)
        thread.start()
        thread.join(timeout=10)
        assert not thread.is_alive()
        assert Member.objects.count() == before
    assert Member.objects.count() == before + 1


def _write() -> None:
    Member.objects.create(slug="meanwhile", name="Meanwhile")
    connection.close()


def test_nothing_can_be_written_in_a_snapshot(world) -> None:
    from django.db import DatabaseError

    from moothill.front.operate.archives.snapshot import snapshot

    with pytest.raises(DatabaseError), snapshot():
        Member.objects.create(slug="never", name="Never")
    assert not Member.objects.filter(slug="never").exists()


def test_a_path_of_a_file_on_disk_is_what_it_was(empty: Path, home: Path) -> None:
    restored(empty)
    for stored in StoredFile.objects.all():
        assert (home / "media" / stored.path).stat().st_size == stored.size
