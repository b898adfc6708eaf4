"""Guests at their browsers."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.people.guests import COOKIE, NewGuest, begin_guest
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Change, Record, Suggestion
from moothill.commons.record.suggesting import Proposal, suggest


@pytest.fixture(autouse=True)
def today(at: datetime) -> Any:
    """Codes and cookies are good in the world of these tests, which is that of `at`."""
    with time_machine.travel(at, tick=False):
        yield


@pytest.fixture
def guest(db: None, at: datetime) -> NewGuest:
    return begin_guest(at=at)


@pytest.fixture
def guest_browser(guest: NewGuest) -> Client:
    client = Client()
    client.cookies[COOKIE] = guest.cookie
    return client


@pytest.fixture
def send(make: Callable[..., Record], at: datetime) -> Callable[..., Suggestion]:
    """Suggests another title for a new objective."""

    def of(by: Actor | NewGuest, title: str, **given: Any) -> Suggestion:
        actor = guest_actor(by.participant) if isinstance(by, NewGuest) else by
        record = make("objective", title=f"Before {title}")
        proposal = Proposal(Change.REVISE, kinds.get("objective"), record, values={"title": title}, base=1)
        return suggest(
            proposal=proposal, cycle=record.cycle, by=actor, at=given.pop("at", at), key=uuid4(), **given
        )

    return of
