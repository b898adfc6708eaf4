"""Commitments with milestones, drafts of them, and a few ways to put a plan together."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.rooms.commitments.operations import compose, issue
from moothill.rooms.commitments.operations.cutting import cut_draft

AGREED = [
    {"name": "Ash Rowan", "organisation": "Government of Oakland", "side": "government"},
    {"name": "Fern Hill", "organisation": "Oakland Civic Network", "side": "civil-society"},
]
COMMITMENT = {
    "title": "Open books",
    "number": "1",
    "ogp_id": "OAK0001",
    "problem": "Nobody can see how money is spent.\n\n- not the budget\n- not the contracts",
    "solution": "We publish **every contract**, as [open data](https://example.org/data).",
    "result": "Anybody can follow the money.",
    "values": [{"value": "transparency", "why": "The books are open."}],
    "goals": [{"goal": "16", "target": "16.6"}],
    "when": "April 2018 to March 2020",
    "lead": "Ministry of Finance",
    "government_lead": "The treasurer",
    "civil_lead": "Oakland Civic Network",
    "others": [{"name": "Audit Office", "side": "government", "part": "checks"}],
}


@pytest.fixture
def promised(make: Callable[..., Record]) -> Callable[..., Record]:
    """A published commitment with a milestone."""

    def of(number: str = "1", **values: Any) -> Record:
        record = make("commitment", **{**COMMITMENT, "number": number, **values})
        make(
            "milestone", title="Contracts are published", commitment=record.reference, number=f"{number}.1",
            output="A register of contracts", verification="Look at it", when="June 2019", lead="Ministry of Finance",
        )  # fmt: skip
        return record

    return of


@pytest.fixture
def cut(steward: Actor, at: datetime) -> Callable[..., Record]:
    """A draft of a commitment."""

    def of(commitment: Record, **act: Any) -> Record:
        given = {"why": "It was agreed", "agreed": AGREED, "by": steward, "at": at, **act}
        return cut_draft(commitment=commitment, **given)

    return of


@pytest.fixture
def plan(cycle: Cycle, steward: Actor, at: datetime) -> Callable[..., Record]:
    """An edition of these drafts, not issued."""

    def of(*drafts: Record, **values: Any) -> Record:
        given = {"title": "Our plan", "foreword": "Together we open the books.", **values}
        act = {"by": given.pop("by", steward), "at": given.pop("at", at), "key": given.pop("key", None)}
        return compose(cycle=cycle, drafts=drafts, values=given, **act)

    return of


@pytest.fixture
def issued(
    plan: Callable[..., Record],
    promised: Callable[..., Record],
    cut: Callable[..., Record],
    steward: Actor,
    at: datetime,
) -> Callable[..., Record]:
    """An issued edition of one commitment, or of these drafts."""

    def of(*drafts: Record, **values: Any) -> Record:
        moment = values.get("at", at)
        return issue(edition=plan(*(drafts or [cut(promised())]), **values), by=steward, at=moment)

    return of
