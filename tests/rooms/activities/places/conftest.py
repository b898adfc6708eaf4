"""An event with two places, and people who would like to come."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from moothill.commons.journal.running import Runner
from moothill.commons.notifications import sending
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise
from moothill.rooms.activities.kinds import PlaceState
from moothill.rooms.activities.models import Activity, Place, Places
from moothill.rooms.activities.operations import Asked, register
from moothill.rooms.activities.operations.following import FOLLOWER, follow

SITE = "https://plan.example.org"


@pytest.fixture(autouse=True)
def site(settings) -> None:
    settings.SITE_URL = SITE


@pytest.fixture
def event(activity: Callable[..., Record]) -> Callable[..., Activity]:
    """Makes an event with two places on 5 June; later, where a page is asked for today."""

    def of(title: str = "Workshop in Oakland", **values: Any) -> Activity:
        given = {
            "form": "event", "place": "The town hall", "when": "5 June 2018 10:30 to 12:30", "registration": "here",
            "capacity": 2,
        }  # fmt: skip
        record = activity(title, **given | values)
        thing = Activity.objects.get(pk=record.pk)
        thing.record = record
        return thing

    return of


@pytest.fixture
def workshop(event: Callable[..., Activity]) -> Activity:
    return event()


@pytest.fixture
def later(event: Callable[..., Activity]) -> Activity:
    """One that visitors of today can still register for."""
    return event(when="5 June 2090 10:30 to 12:30")


@pytest.fixture
def come(at: datetime) -> Callable[..., Place]:
    """Registers somebody, and gives their place as it stands."""

    def comes(to: Activity, by: Actor = PASSER_BY, *, when: datetime | None = None, **said: Any) -> Place:
        made = register(event=to, asked=Asked(**said), by=by, at=when or at, key=uuid4())
        return Place.objects.select_related("event__record__cycle").get(pk=made.place.pk)

    return comes


@pytest.fixture
def change(steward: Actor, at: datetime) -> Callable[..., None]:
    """Lets a steward change an event, and the follower read of it."""

    def to(event: Activity, **values: Any) -> None:
        record = Record.objects.get(pk=event.pk)
        revise(
            record=record,
            values=values,
            base=record.version,
            by=steward,
            at=at + timedelta(hours=1),
            reason="So.",
        )
        catch_up()

    return to


def catch_up() -> None:
    """Let the follower of places read on."""
    runner = Runner({FOLLOWER: follow})
    runner.catch_up()
    assert runner.failing == []


def states(event: Activity) -> list[str]:
    """Who has a place and who waits, by number."""
    rows = Place.objects.filter(event=event).order_by("number")
    return list(rows.values_list("state", flat=True))


def adds_up(event: Activity) -> bool:
    """Whether the locked row says of the event what its places say."""
    kept = Places.objects.get(event=event)
    mine = Place.objects.filter(event=event)
    return (kept.taken, kept.last) == (mine.filter(state=PlaceState.IN).count(), mine.count())


@pytest.fixture
def letters(at: datetime) -> Callable[..., list[EmailMessage]]:
    """Sends what is due, and gives the mails that came of it."""

    def sent(when: datetime | None = None) -> list[EmailMessage]:
        mail.outbox.clear()
        sending.send_due(when or at + timedelta(days=200))
        return list(mail.outbox)

    return sent


def link_in(letter: EmailMessage) -> str:
    """The way to somebody's own place."""
    return re.search(rf"{SITE}(/\S+/places/\S+/)$", str(letter.body), re.MULTILINE)[1]
