"""A site with something in every corner, a place to restore to, and archives to tamper with."""

import json
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Cursor
from moothill.commons.people.models import Organisation, Person
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.record import kinds
from moothill.commons.record.errors import Invalid
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind, Record
from moothill.front.operate.archives.backing_up import back_up
from moothill.front.operate.archives.restoring import restore
from moothill.front.operate.archives.telling import Teller
from moothill.front.sample.loading import load
from moothill.front.sample.reading import SAMPLE, read_facts, read_outline
from moothill.rooms.pages.operations import add_version

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SLUG = "scotland-2018-20"


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path) -> Path:
    """A home folder of its own."""
    settings.HOME = tmp_path / "home"
    settings.MEDIA_ROOT = settings.HOME / "media"
    settings.BACKUPS = settings.HOME / "backups"
    return settings.HOME


@pytest.fixture
def sample(transactional_db: None) -> Cycle:
    """The sample cycle."""
    return load(
        facts=read_facts(SAMPLE), outline=read_outline(), slug=SLUG, file="sample", by=OPERATOR, at=NOON
    ).cycle


@pytest.fixture
def world(transactional_db: None, cycle: Cycle, make: Callable[..., Record], steward: Actor) -> Cycle:
    """One record of every kind, two of them linked; people, their sign-in, an organisation, files, a follower."""
    person = Person.objects.get()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x", "n": {"b": 1, "a": [2]}})
    Organisation.objects.create(name="The Oakland Forum – Fòram", address="https://forum.example.org/")
    Cursor.objects.create(follower="notices", head=cycle.head, number=1)
    _one_of_every_kind(make)
    link(cause=make("page"), effect=make("document"), kind=LinkKind.ATTACHED, by=steward, at=NOON)
    document = make("document", title="Notes of March", document_kind="notes")
    for text in ("Who said what – and why.\n", "And what came of it.\n"):
        upload = SimpleUploadedFile("notes.txt", text.encode() * 1000)
        document = add_version(document=document, by=steward, at=NOON, upload=upload)
    return cycle


def _one_of_every_kind(make: Callable[..., Record]) -> None:
    """Kinds that refer to others come with what they refer to."""
    of = {name: make(name).reference for name in ("timeline", "page", "level")}
    of["stage"] = make("stage", when="March 2018").reference
    needed = {
        "timeline-row": {"timeline": of["timeline"]},
        "section": {"page": of["page"], "text": "# Who\n\nAll of *us*."},
        "activity": {"stage": of["stage"], "when": "w/c 5th March"},
        "channel": {"level": of["level"]},
        "task": {"everyone": True, "when": "by 9 March 2018"},
        "meeting": {"when": "5 March 2018"},
        "key-date": {"when": "31 August 2018"},
    }
    for kind in kinds.every():
        if kind.name not in of:
            with suppress(Invalid):  # a new kind that needs more than a title: the round trip does without
                make(kind.name, **needed.get(kind.name, {}))


@pytest.fixture
def archive(world: Cycle, tmp_path: Path) -> Path:
    """A backup of that world."""
    target = tmp_path / "backup.zip"
    back_up(target=target, at=NOON, teller=Teller())
    return target


_kept: list[bytes] = []  # the archive of that world, made once in a process


@pytest.fixture
def empty(request: pytest.FixtureRequest, transactional_db: None, home: Path, tmp_path: Path) -> Path:
    """The archive, and a place that is empty."""
    if not _kept or "cycle" in request.fixturenames:
        _kept[:] = [request.getfixturevalue("archive").read_bytes()]
        call_command("flush", verbosity=0, interactive=False)
        shutil.rmtree(home)
    target = tmp_path / "backup.zip"
    target.write_bytes(_kept[0])
    return target


def restored(path: Path) -> list[Any]:
    return restore(path=path, teller=Teller())


def rewritten(path: Path, target: Path, change: Callable[[dict[str, bytes], dict[str, Any]], None]) -> Path:
    """A copy of an archive in which `change` has altered the members, or the list, which is written back."""
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    listed = json.loads(members.pop("manifest.json"))
    change(members, listed)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.writestr("manifest.json", json.dumps(listed))
    return target
