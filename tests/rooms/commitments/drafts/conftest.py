"""A commitment with two milestones, and a way to cut drafts of it."""

from collections.abc import Callable
from typing import Any

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise
from moothill.rooms.commitments.operations.cutting import cut_draft

AGREED = [
    {"name": "Ash Rowan", "organisation": "The ministry", "side": "government"},
    {"name": "", "organisation": "The network", "side": "civil-society"},
]


@pytest.fixture
def commitment(make: Callable[..., Record]) -> Record:
    return make(
        "commitment",
        number="1",
        title="Open the budget",
        problem="Nobody can read it.\n\nIt has 900 pages.",
        solution="- A plain summary\n- A data set",
        values=[{"value": "transparency", "why": "Everybody can see it."}],
        when="December 2018 to August 2020",
        lead="The ministry",
    )


@pytest.fixture
def step(make: Callable[..., Record], commitment: Record) -> Callable[..., Record]:
    """Makes a milestone of the commitment."""

    def of(title: str = "A summary is out", **values: Any) -> Record:
        return make("milestone", title=title, **{"commitment": commitment.reference, **values})

    return of


@pytest.fixture
def cut(commitment: Record, steward: Actor, at: Any) -> Callable[..., Record]:
    """Cuts a draft of the commitment as the steward does, except for what a test says."""

    def of(**given: Any) -> Record:
        usual = {"commitment": commitment, "why": "The board met", "agreed": AGREED, "by": steward, "at": at}
        return cut_draft(**{**usual, **given})

    return of


@pytest.fixture
def change(steward: Actor, at: Any) -> Callable[..., Record]:
    """Changes a record as the steward does."""

    def of(record: Record, **values: Any) -> Record:
        now = Record.objects.select_related("cycle").get(pk=record.pk)
        return revise(record=now, values=values, base=now.version, by=steward, at=at)

    return of


@pytest.fixture
def home(cycle: Cycle) -> str:
    return cycle.get_absolute_url()
