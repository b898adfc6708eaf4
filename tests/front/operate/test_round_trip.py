"""What was backed up comes back: every row, every file, every seal."""

import stat
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client

from moothill.commons.files.models import StoredFile
from moothill.commons.files.storage import storage
from moothill.commons.journal.models import Cursor, Head
from moothill.commons.people.models import Person
from moothill.commons.record.models import Record
from moothill.front.operate.archives import contents
from moothill.front.operate.archives.archive import Archive
from moothill.front.operate.archives.backing_up import back_up
from moothill.front.operate.archives.contents import Derived
from moothill.front.operate.archives.errors import CannotBackUp, NotThere
from moothill.front.operate.archives.rows import Table
from moothill.front.operate.archives.telling import Teller
from tests.front.operate.conftest import NOON, SLUG, restored

pytestmark = pytest.mark.django_db(transaction=True)


def everything() -> dict[str, list[bytes]]:
    return {Table(model).name: list(Table(model).lines()) for model in contents.kept()}


def test_the_world_of_these_tests_fills_nearly_every_table(world) -> None:
    assert len([name for name, lines in everything().items() if lines]) >= 32


def test_every_row_and_every_file_come_back(archive, home) -> None:
    rows, files = (
        everything(),
        {file.path: storage.open(file.path).read() for file in StoredFile.objects.all()},
    )
    assert len(files) == 2
    call_command("flush", verbosity=0, interactive=False)
    home.rename(home.with_name("gone"))
    compared = restored(archive)
    again = everything()
    cursors, cursors_again = rows.pop("journal.Cursor"), again.pop("journal.Cursor")
    assert again == rows
    assert set(cursors) <= set(cursors_again)  # and those of followers whose tables were made anew
    assert {path: storage.open(path).read() for path in files} == files
    assert {each.what: each.count for each in compared}["uploaded files"] == 2
    call_command("journal", "verify")


def test_readers_see_the_same_page_to_the_byte(sample, tmp_path) -> None:
    pages = [f"/{SLUG}/planning/", f"/{SLUG}/timeline/", f"/{SLUG}/activities.json", f"/{SLUG}/journal.json"]
    before = [Client().get(page).content for page in pages]
    assert all(len(page) > 1000 for page in before)
    back_up(target=tmp_path / "a.zip", at=NOON, teller=Teller())
    call_command("flush", verbosity=0, interactive=False)
    restored(tmp_path / "a.zip")
    assert [Client().get(page).content for page in pages] == before


def test_people_sign_in_as_before_and_new_rows_get_new_numbers(empty, make, cycle_again) -> None:
    restored(empty)
    assert Person.objects.get().check_password("correct horse battery staple")
    newest = Record.objects.order_by("-pk").first().pk
    assert cycle_again().pk > newest


@pytest.fixture
def cycle_again():
    """Makes one more record in the restored cycle."""
    from datetime import UTC, datetime

    from moothill.commons.cycles.models import Cycle
    from moothill.commons.policy.actors import Actor
    from moothill.commons.record import kinds
    from moothill.commons.record.operations import create
    from moothill.core.policy import Role

    def of() -> Record:
        cycle = Cycle.objects.get(slug="oakland-2018-20")
        by = Actor(name="Maker", roles={cycle.pk: frozenset({Role.STEWARD})})
        values = {"title": "Later", "everyone": True}
        return create(kind=kinds.get("task"), cycle=cycle, values=values, by=by, at=datetime.now(UTC))

    return of


def test_sessions_do_not_come_back(world, home, tmp_path, client_of, steward) -> None:
    from django.contrib.sessions.models import Session

    client_of(steward)
    assert Session.objects.exists()
    back_up(target=tmp_path / "a.zip", at=NOON, teller=Teller())
    call_command("flush", verbosity=0, interactive=False)
    home.rename(home.with_name("gone"))
    restored(tmp_path / "a.zip")
    assert not Session.objects.exists()


def test_what_is_derived_is_made_anew_and_followers_go_on_where_they_were(empty, monkeypatch) -> None:
    seen = []
    monkeypatch.setattr(
        contents,
        "derived",
        [
            *contents.derived,
            Derived("an index", ("an_index_*",), lambda: seen.append(Record.objects.count())),
        ],
    )
    restored(empty)
    assert seen == [Record.objects.count()]
    assert Cursor.objects.get(follower="notices").number == 1


def test_a_failing_rebuild_leaves_nothing(empty, monkeypatch, home) -> None:
    monkeypatch.setattr(contents, "derived", [*contents.derived, Derived("an index", (), lambda: 1 / 0)])
    with pytest.raises(ZeroDivisionError):
        restored(empty)
    assert not Head.objects.exists()
    assert not [path for path in (home / "media").rglob("*") if path.is_file()]


def test_the_list_says_what_there_is(archive) -> None:
    with Archive(archive) as opened:
        manifest = opened.manifest
    assert manifest.database == connection.vendor
    assert {head.scope: (head.number, head.seal) for head in manifest.heads} == {
        head.scope: (head.number, head.seal) for head in Head.objects.all()
    }
    assert {table.name: table.rows for table in manifest.tables}["record.Record"] == Record.objects.count()
    assert len(manifest.files) == 2


def test_the_archive_is_for_its_owner_only_and_stands_alone(archive) -> None:
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert [path.name for path in archive.parent.glob("*") if path.is_file()] == [archive.name]


def test_a_backup_overwrites_nothing(archive) -> None:
    before = archive.read_bytes()
    with pytest.raises(CannotBackUp, match="is there already"):
        back_up(target=archive, at=NOON, teller=Teller())
    assert archive.read_bytes() == before


@pytest.mark.parametrize(
    ("harm", "words"), [(Path.unlink, "is missing"), (lambda path: path.write_text("?"), "is not what was")]
)
def test_a_file_that_is_not_there_is_named_and_no_archive_appears(world, tmp_path, harm, words) -> None:
    place = Path(storage.path(StoredFile.objects.first().path))
    harm(place)
    with pytest.raises(NotThere, match=words) as refusal:
        back_up(target=tmp_path / "out" / "a.zip", at=NOON, teller=Teller())
    assert str(place) in str(refusal.value) and "notes.txt" in str(refusal.value)
    assert list((tmp_path / "out").iterdir()) == []


def test_what_a_killed_backup_left_is_swept_away_but_not_what_another_writes(world, tmp_path) -> None:
    import fcntl

    dead, alive = tmp_path / ".moothill-dead.part", tmp_path / ".moothill-alive.part"
    dead.touch()
    with alive.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        back_up(target=tmp_path / "a.zip", at=NOON, teller=Teller())
    assert (dead.exists(), alive.exists()) == (False, True)


def test_every_table_of_the_database_is_kept_or_left_out_for_a_reason(db) -> None:
    """A new table that is no model, or a model that is made anew, has to be listed in `contents` or in config/wiring."""
    kept = {model._meta.db_table for model in contents.kept()}
    left_out = {
        model._meta.db_table: contents.why_left_out(model)
        for model in apps.get_models(include_auto_created=True)
    }
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
    for table in tables - kept:
        assert left_out.get(table) or contents.why_no_model(table), (
            f"{table} is neither backed up nor left out"
        )
    assert kept <= tables


def test_nothing_that_is_kept_refers_to_what_is_left_out() -> None:
    kept = set(contents.kept())
    for model in kept:
        for field in model._meta.local_concrete_fields:
            assert field.related_model is None or field.related_model in kept, (
                f"{model.__name__}.{field.name}"
            )


def test_what_is_left_out_exists() -> None:
    there = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert set(contents.LEFT_OUT) <= there


def test_a_table_comes_after_those_it_refers_to() -> None:
    order = contents.kept()
    for place, model in enumerate(order):
        for field in model._meta.local_concrete_fields:
            other = field.related_model
            assert other is None or other is model or order.index(other) < place


def test_keys_sort_alike_in_both_databases() -> None:
    """A table's digest is over its rows in the order of their keys; texts sort differently from server to server."""
    from django.db import models

    for model in contents.kept():
        key = model._meta.pk
        while key.remote_field:
            key = key.target_field
        assert isinstance(key, models.IntegerField | models.AutoField | models.UUIDField), model
