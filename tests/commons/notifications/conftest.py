"""Readers, and what makes them hear."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import guest_actor
from moothill.commons.journal.running import Runner
from moothill.commons.notifications import fanning
from moothill.commons.notifications.following import follow
from moothill.commons.notifications.models import Notice
from moothill.commons.notifications.topics import read
from moothill.commons.people.guests import begin_guest
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Change, Record, Suggestion
from moothill.commons.record.suggesting import Proposal, suggest

MINUTE = timedelta(minutes=1)


@pytest.fixture
def guest(db: None, at: datetime) -> Actor:
    """Somebody who contributed without an account."""
    return guest_actor(begin_guest(at=at, language="en").participant)


@pytest.fixture
def hear(cycle: Cycle, at: datetime) -> Callable[..., Any]:
    """Lets somebody follow a topic, written as it is stored."""

    def hear(who: Actor, topic: str = "cycle", *, where: Cycle | None = None, **given: Any) -> Any:
        Runner({fanning.FOLLOWER: fanning.follow}).catch_up()
        return follow(cycle=where or cycle, topic=read(topic), by=who, at=at, **given)

    return hear


@pytest.fixture
def catch_up() -> Callable[[], int]:
    """Lets the follower read everything."""
    return lambda: Runner({fanning.FOLLOWER: fanning.follow}).catch_up()


@pytest.fixture
def heard(catch_up) -> Callable[[Actor], list[str]]:
    """The kinds of the lines that somebody was told of, oldest first."""

    def heard(who: Actor) -> list[str]:
        catch_up()
        mine = Notice.objects.filter(reader__participant=who.participant)
        return list(mine.order_by("entry__number").values_list("entry__kind", flat=True))

    return heard


@pytest.fixture
def propose(cycle: Cycle, at: datetime) -> Callable[..., Suggestion]:
    """Suggests a change of a record, or something new where there is none."""

    def propose(who: Actor, record: Record | None = None, **given: Any) -> Suggestion:
        held = given.pop("held", False)
        kind = kinds.get(record.kind if record else "objective")
        change = Change.REVISE if record else Change.CREATE
        proposal = Proposal(change, kind, record=record, values=given, base=record.version if record else 0)
        return suggest(
            proposal=proposal, cycle=cycle, by=who, at=at, key=uuid4(), reason="It reads better.", held=held
        )

    return propose
