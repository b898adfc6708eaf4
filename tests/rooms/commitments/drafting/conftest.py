"""A commitment, people who could lead it, and what it could be born from."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import Role, Side
from moothill.rooms.commitments import operations
from moothill.rooms.commitments.models import Commitment
from moothill.rooms.inputs.operations import lay_down

GOV, CIVIL = Side.GOVERNMENT, Side.CIVIL_SOCIETY


@pytest.fixture
def commitment(make: Callable[..., Record]) -> Commitment:
    record = make("commitment", number="1", title="Open budgets", problem="Nobody can read them.")
    return Commitment.objects.select_related("record__cycle").get(pk=record.pk)


@pytest.fixture
def ash(make_person: Callable[..., Actor], cycle: Cycle) -> Actor:
    """Holds the role of a lead for the government, and leads nothing yet."""
    return make_person("ash@example.org", (cycle, Role.COMMITMENT_LEAD, GOV))


@pytest.fixture
def rowan(make_person: Callable[..., Actor], cycle: Cycle) -> Actor:
    """The same for civil society."""
    return make_person("rowan@example.org", (cycle, Role.COMMITMENT_LEAD, CIVIL))


@pytest.fixture
def lead(commitment: Commitment, steward: Actor, at: Any) -> Callable[..., Any]:
    """Names somebody as a lead of the commitment."""

    def named(who: Actor, side: Side = GOV, *, of: Commitment = commitment, by: Actor = steward) -> Any:
        participant = Participant.objects.get(pk=who.participant)
        return operations.name_lead(commitment=of, side=side, participant=participant, by=by, at=at)

    return named


@pytest.fixture
def say(cycle: Cycle, at: Any) -> Callable[..., Record]:
    """A public contribution."""

    def said(words: str = "Show the sums", *, cycle: Cycle = cycle) -> Record:
        with transaction.atomic():
            return lay_down(cycle=cycle, values={"words": words, "consent": "unnamed"}, by=OPERATOR, at=at)

    return said


@pytest.fixture
def tie(at: Any) -> Callable[..., None]:
    """Links from each cause to an effect."""

    def link(causes: Sequence[Record], effect: Record, kind: LinkKind = LinkKind.PART_OF) -> None:
        Link.objects.bulk_create(Link(cause=cause, effect=effect, kind=kind, at=at) for cause in causes)

    return link
