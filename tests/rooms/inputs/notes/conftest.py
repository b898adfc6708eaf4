"""An event with tables, and notes written there."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.moderation.models import Counter, Sighting
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record, Revision
from moothill.rooms.inputs.models import Attachment, TableLink
from moothill.rooms.inputs.operations import open_tables, take_notes
from moothill.rooms.inputs.operations.noting import Note
from moothill.rooms.inputs.operations.tables import Opened

_TABLES = (Record, Revision, Entry, Participant, TableLink, Attachment, Sighting, Counter)


@pytest.fixture
def event(make: Callable[..., Record]) -> Record:
    stage = make("stage", title="Raising awareness", number="1", when="March 2018")
    return make(
        "activity", title="Workshop in Oakland", stage=stage.reference, form="event", place="Oakland", when="5 March 2018"
    )  # fmt: skip


@pytest.fixture
def now() -> datetime:
    """Pages go by the clock on the wall."""
    return timezone.now()


@pytest.fixture
def open_table(event: Record, team_member: Actor, now: datetime) -> Callable[..., Opened]:
    def of(name: str = "3", **more: Any) -> Opened:
        given = {"event": event, "until": now + timedelta(hours=3), "by": team_member, "at": now, **more}
        return open_tables(names=[name], **given)[0]

    return of


@pytest.fixture
def table(open_table: Callable[..., Opened]) -> Opened:
    return open_table()


@pytest.fixture
def write(table: Opened, now: datetime) -> Callable[..., Record]:
    """One note, at table 3 unless another is given."""

    def of(words: str = "More buses on Sundays.", *, at: Opened = table, key: Any = None) -> Record:
        return take_notes(link=at.link, notes=[Note(key or uuid4(), words)], at=now)[0]

    return of


@pytest.fixture
def address(cycle: Cycle, table: Opened) -> str:
    return f"/{cycle.slug}/tables/{table.token}/"


@pytest.fixture
def script() -> Client:
    """As the page's own script asks."""
    return Client(headers={"Accept": "application/json"})


@pytest.fixture
def trace() -> Callable[[], list[int]]:
    """How much there is of everything that an act here may leave."""
    return lambda: [model.objects.count() for model in _TABLES]
