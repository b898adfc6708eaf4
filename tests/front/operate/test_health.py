"""Health: one word for anybody, everything for the operator, and nothing wrong that is not said."""

import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import Client

from moothill.commons.journal.models import Cursor, Entry, Head
from moothill.commons.journal.verified import last_verified
from moothill.commons.notifications.models import Letter, LetterState
from moothill.front.operate.health import Finding, State, examine, examining, failing, machine
from moothill.front.operate.health import database as tables

pytestmark = pytest.mark.django_db

HERE = {"REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "127.0.0.1:8000"}


@pytest.fixture(autouse=True)
def place(settings, home: Path) -> Path:
    settings.MAIL_FOLDER = home / "mail"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.SHOWS_MAIL = True
    home.mkdir(mode=0o700)
    examining._up_to_date[0] = False
    return home


def found(name: str, now: datetime | None = None) -> Finding:
    (finding,) = [each for each in examine(now or datetime.now(UTC)) if each.name == name]
    return finding


def test_a_new_site_is_well() -> None:
    assert [finding for finding in examine(datetime.now(UTC)) if finding.state is not State.OK] == []


def test_anybody_is_told_ok_and_nothing_else() -> None:
    answer = Client().get("/health/", REMOTE_ADDR="192.0.2.7")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert answer["Content-Type"].startswith("text/plain")
    assert "no-store" in answer["Cache-Control"] and "X-Moothill-Scope" not in answer
    assert not answer.cookies


def test_it_asks_the_database_once_when_all_is_well(django_assert_num_queries) -> None:
    failing()
    with django_assert_num_queries(1):
        Client().get("/health/")


@pytest.fixture
def no_database(monkeypatch):
    def refuse(*_given, **_named):
        raise DatabaseError("connection to 10.0.0.7 failed for user site, password hush")

    monkeypatch.setattr(connection, "cursor", refuse)


def test_without_a_database_it_says_so_and_no_more(no_database) -> None:
    answer = Client().get("/health/")
    assert (answer.status_code, answer.content) == (503, b"failing: database\n")
    assert failing() == ["database"]


def test_without_a_database_the_operator_is_told_what_to_do(no_database) -> None:
    first, *others = examine(datetime.now(UTC))
    assert first.state is State.BROKEN and "DATABASE_URL" in first.mend
    assert {each.name for each in others} == {"Disk", "Static files", "Mail"}


def test_pending_migrations_are_told(monkeypatch) -> None:
    monkeypatch.setattr(tables, "pending", lambda: [("record", "0002_more")])
    answer = Client().get("/health/")
    assert (answer.status_code, answer.content) == (503, b"failing: migrations\n")
    assert "moothill migrate" in found("Tables").mend


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_can_only_be_read(method) -> None:
    assert getattr(Client(), method)("/health/").status_code == 405


def test_the_details_are_for_this_machine() -> None:
    answer = Client().get("/health/details/", **HERE)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"] and "X-Moothill-Scope" not in answer
    assert "It answers" not in answer.content.decode()
    assert "answers and can be written to" in answer.content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_HOST": "plan.example.org"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
    ],
)
def test_from_anywhere_else_there_are_no_details(given, settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    assert Client().get("/health/details/", **{**HERE, **given}).status_code == 404


def test_on_a_public_site_there_are_no_details(settings) -> None:
    settings.SHOWS_MAIL = False
    assert Client().get("/health/details/", **HERE).status_code == 404


def test_a_head_that_left_its_line_is_broken(cycle) -> None:
    Head.objects.update(seal="0" * 64)
    assert found("Journals").state is State.BROKEN
    Head.objects.update(number=99)
    assert "oakland-2018-20" in found("Journals").words


def test_journals_want_verifying_once_a_week(cycle) -> None:
    now = datetime.now(UTC)
    assert found("Journals", now).state is State.LOOK
    call_command("journal", "verify")
    assert set(last_verified()) == {"oakland-2018-20"}
    assert found("Journals", now).state is State.OK
    assert found("Journals", now + timedelta(days=9)).state is State.LOOK


@pytest.mark.parametrize("words", ["", "[]", "{", '{"oakland-2018-20": 3}', '{"oakland-2018-20": "lately"}'])
def test_a_note_that_cannot_be_read_counts_as_none(cycle, place, words) -> None:
    (place / "journals-verified.json").write_text(words)
    assert found("Journals").state is State.LOOK


def test_a_follower_far_behind_is_named(cycle) -> None:
    Head.objects.update(number=5000)
    Cursor.objects.create(follower="notices", head=cycle.head, number=3999)
    assert "notices (1,001)" in found("Followers of the journals").words
    Cursor.objects.update(number=4000)
    assert found("Followers of the journals").state is State.OK


def test_mail_that_does_not_leave_is_told(cycle) -> None:
    now = datetime.now(UTC)
    letter = Letter.objects.create(
        cycle=cycle, kind="confirm", period="1", address="ash@example.org", made_at=now, due_at=now
    )
    assert found("Outbox", now + timedelta(minutes=59)).state is State.OK
    assert found("Outbox", now + timedelta(minutes=61)).words.startswith("1 letters")
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.GIVEN_UP, done_at=now)
    assert "given up" in found("Outbox", now + timedelta(days=6)).words
    assert found("Outbox", now + timedelta(days=8)).state is State.OK


def test_a_clock_that_went_back_is_broken(cycle) -> None:
    newest = Entry.objects.order_by("-at").first().at
    assert found("Clock", newest - timedelta(seconds=30)).state is State.OK
    assert found("Clock", newest - timedelta(hours=1)).state is State.BROKEN


@pytest.mark.parametrize(
    ("free", "state"), [(2_000_000_000, State.OK), (500_000_000, State.LOOK), (50_000_000, State.BROKEN)]
)
def test_the_disk(monkeypatch, free, state) -> None:
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _path: type("Usage", (), {"free": free})())
    assert found("Disk").state is state


def test_backups_grow_old(cycle, place) -> None:
    assert "There is none" in found("Backup").words
    (place / "backups").mkdir()
    archive = place / "backups/a.zip"
    archive.touch()
    assert found("Backup").state is State.OK
    os.utime(archive, (time.time() - 3 * 86_400,) * 2)
    assert found("Backup").state is State.LOOK and "every night" in found("Backup").mend


def test_mail_without_a_server_matters_on_a_public_site(settings) -> None:
    assert found("Mail").state is State.OK
    settings.SITE_URL = "https://plan.example.org"
    assert found("Mail").state is State.LOOK


def test_a_sender_that_nobody_takes_is_told(settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "moothill@localhost"
    assert "MOOTHILL_MAIL_FROM" in found("Mail").mend
    settings.DEFAULT_FROM_EMAIL = "plan@example.org"
    assert found("Mail").state is State.OK


def test_a_cache_that_forgets_is_broken(settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert found("Cache").state is State.BROKEN


def test_missing_static_files_are_broken(monkeypatch) -> None:
    monkeypatch.setattr(machine.finders, "find", lambda _path: None)
    assert "ui/moothill.css" in found("Static files").words


def test_safety(settings, place) -> None:
    place.chmod(0o755)
    assert found("Safety").mend == f"chmod go= {place}"
    place.chmod(0o700)
    settings.SITE_URL = "http://plan.example.org"
    assert found("Safety").state is State.LOOK
    settings.DEBUG = True
    assert found("Safety").state is State.BROKEN


def test_a_public_site_that_is_set_up_well_is_well(settings, monkeypatch) -> None:
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # the journeys in a browser set it
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://plan.example.org", ["plan.example.org"]
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS, settings.SECRET_KEY = 31_536_000, "0123456789abcdefghijkl" * 3
    finding = found("Safety")
    assert (
        finding.state is State.LOOK and "EMAIL_URL" in finding.words
    )  # the one thing that tests have not set


def test_the_command_says_the_same_and_exits_1_for_what_is_broken(capsys, cycle) -> None:
    call_command("health")
    assert "LOOK    Journals" in capsys.readouterr().out
    call_command("health", "--json")
    assert {each["state"] for each in json.loads(capsys.readouterr().out)} == {"ok", "look"}
    Head.objects.update(seal="0" * 64)
    with pytest.raises(SystemExit) as ending:
        call_command("health")
    assert ending.value.code == 1
