"""A call that closed, contributions to it, a theme with a point and a code, and a few ways to say things."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.guests import begin_guest
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.rooms.inputs.operations import lay_down
from moothill.rooms.inputs.operations.laying_down import Behind
from moothill.rooms.responses.operations import draft, publish

WORDS = {
    "title": "More trees",
    "asked": "What should change?",
    "heard": "Plant oaks.",
    "did": "We plant a hundred.",
}


@pytest.fixture
def say(cycle: Cycle, at: Any) -> Callable[..., Record]:
    """A public contribution; `by` a participant if given."""

    def said(
        words: str = "Plant oaks", *, by: int | None = None, cycle: Cycle = cycle, **values: Any
    ) -> Record:
        given = {"words": words, "consent": "unnamed", **values}
        held = given.pop("held", False)
        who = Actor(participant=by) if by else OPERATOR
        with transaction.atomic():
            return lay_down(
                cycle=cycle,
                values=given,
                by=who,
                at=at - timedelta(days=30),
                behind=Behind(author=by),
                held=held,
            )

    return said


@pytest.fixture
def guests(at: Any) -> Callable[[int], list[int]]:
    """Some people without an account."""

    def of(number: int) -> list[int]:
        return [begin_guest(at=at - timedelta(days=40)).participant.pk for _each in range(number)]

    return of


@pytest.fixture
def lead(at: Any) -> Callable[..., None]:
    """Links from each cause to an effect."""

    def link(causes: Sequence[Record], effect: Record, kind: LinkKind = LinkKind.PART_OF) -> None:
        Link.objects.bulk_create(Link(cause=cause, effect=effect, kind=kind, at=at) for cause in causes)

    return link


@pytest.fixture
def answer(cycle: Cycle, steward: Actor, at: Any) -> Callable[..., Record]:
    """A response to some records: published, unless it is not to be."""

    def to(*records: Record, publish_it: bool = True, **values: Any) -> Record:
        made = draft(cycle=cycle, to=records, values={**WORDS, **values}, by=steward, at=at, key=uuid4())
        return publish(responses=[made], by=steward, at=at)[0] if publish_it else made

    return to
