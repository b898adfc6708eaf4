"""A cycle to write in, and somebody who may. Import after `django.setup()`."""

from datetime import UTC, date, datetime
from typing import Any

from moothill.commons.cycles.models import Cycle, Member
from moothill.commons.cycles.operations import begin_cycle
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create
from moothill.core.policy import CycleState, Role

AT = datetime(2018, 3, 1, 12, tzinfo=UTC)


def begin(slug: str) -> Cycle:
    """A running cycle with nothing in it."""
    member, _made = Member.objects.get_or_create(slug="oakland", name="Oakland")
    dates = {"starts": date(2018, 1, 10), "ends": date(2020, 8, 31)}
    return begin_cycle(
        member=member, slug=slug, title="A plan", state=CycleState.RUNNING, by=OPERATOR, at=AT, **dates
    )


def steward(cycle: Cycle, number: int) -> Actor:
    """One of many stewards of `cycle`."""
    return Actor(name=f"Steward {number}", roles={cycle.pk: frozenset({Role.STEWARD})})


def add_task(cycle: Cycle, title: str, by: Actor, **given: Any) -> Record:
    """A task for everyone: the smallest thing that goes through everything a record goes through."""
    return create(
        kind=kinds.get("task"), cycle=cycle, values={"title": title, "everyone": True}, by=by, at=AT, **given
    )
