"""Two commitments with four milestones, reported on by both sides over two periods; brought in as one batch."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record.batches import Item, Tie, bring_in
from moothill.commons.record.models import LinkKind, Record

TODAY = datetime(2019, 7, 10, 12, tzinfo=UTC)
_STEPS = {
    "1.1": ("@harbour", "A page of accounts", "January to March 2019", "The treasury"),
    "1.2": ("@harbour", "A baker has read it", "September 2019", ""),
    "2.1": ("@ferry", "A timetable for all", "July 2019", "The pier"),
    "2.2": ("@ferry", "A bench at the pier", "", "The pier"),
}
# Milestone, period, side, state, day, verdict.
_SAID = (
    ("1.1", "winter", "government", "complete", "2019-03-20", ""),
    ("1.1", "spring", "government", "in-progress", "2019-06-20", ""),
    ("1.2", "spring", "government", "complete", "2019-06-21", ""),
    ("1.2", "spring", "civil-society", "behind", "2019-06-22", "disagrees"),
    ("2.1", "winter", "government", "in-progress", "2019-03-22", ""),
)


def items() -> list[Item]:
    """The world, lowest room first."""
    made = [
        Item("theme", {"title": "Money"}, "money"),
        Item("commitment", _promise("1", "Open harbour accounts", lead="The town", goals=["16"]), "harbour"),
        Item("commitment", _promise("2", "A better ferry", lead="", goals=["11", "16"]), "ferry"),
    ]
    for number, (of, title, when, lead) in _STEPS.items():
        values = {"number": number, "title": title, "commitment": of, "when": when, "lead": lead}
        made.append(Item("milestone", values, f"step-{number}"))
    made.append(Item("round", {"title": "Winter", "when": "January to March 2019"}, "winter"))
    made.append(Item("round", {"title": "Spring", "when": "April to June 2019"}, "spring"))
    for number, span, side, state, day, verdict in _SAID:
        values = {"title": f"{number}: {state}", "side": side, "state": state, "day": day, "verdict": verdict}
        values |= {
            "milestone": f"@step-{number}",
            "round": f"@{span}",
            "happened": f"About {number} in {span}.",
        }
        made.append(Item("update", values, f"{number}-{span}-{side}"))
    return made


def _promise(number: str, title: str, *, lead: str, goals: list[str]) -> dict[str, Any]:
    rows = [{"goal": goal, "target": ""} for goal in goals]
    return {"number": number, "title": title, "lead": lead, "goals": rows, "when": "2018 to 2019"}


@pytest.fixture
def world(cycle: Cycle, at: datetime) -> dict[str, Record]:
    ties = [Tie("money", "harbour", LinkKind.BECAME)]
    return bring_in(
        cycle=cycle, items=items(), ties=ties, by=OPERATOR, at=at, reason="It is so", source="file"
    )


@pytest.fixture
def read(client: Client, cycle: Cycle) -> Callable[..., Any]:
    """What a passer-by is answered at an address below /progress/, on 10 July 2019."""

    def answered(address: str = "", status: int = 200) -> Any:
        with time_machine.travel(TODAY, tick=False):
            answer = client.get(f"/{cycle.slug}/progress/{address}")
        assert answer.status_code == status, answer.content.decode()[:2000]
        return answer

    return answered
