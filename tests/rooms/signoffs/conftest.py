"""A document to be approved, a route of three steps on it, and a short way to enter what was decided."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.core.policy import Role, Side
from moothill.rooms.signoffs.kinds import Verdict
from moothill.rooms.signoffs.models import Signature
from moothill.rooms.signoffs.operations import NewStep, lay_route, sign
from moothill.rooms.signoffs.queries import steps_of_route

STEPS = (
    NewStep("Co-chair for the government", Role.STEWARD, Side.GOVERNMENT, date(2018, 2, 20)),
    NewStep("Co-chair for civil society", Role.STEWARD, Side.CIVIL_SOCIETY, date(2018, 3, 10)),
    NewStep("Cabinet", Role.STEWARD, Side.GOVERNMENT),
)


@pytest.fixture
def document(make: Any) -> Record:
    return make("document", title="The engagement plan")


@pytest.fixture
def lay(document: Record, steward: Actor, at: Any) -> Callable[..., Record]:
    def laid(on: Record = document, **values: Any) -> Record:
        given = {"title": "Approval of the engagement plan", "steps": STEPS, "by": steward, "at": at}
        return lay_route(on=on, **{**given, **values})

    return laid


@pytest.fixture
def enter(steward: Actor, at: Any) -> Callable[..., Signature]:
    """Enters what was decided at a step of a route, as the steward of the government's side unless it says otherwise."""

    def entered(route: Record, number: int, verdict: Verdict = Verdict.APPROVED, **values: Any) -> Signature:
        given = {"day": date(2018, 3, 1), "by": steward, "at": at}
        return sign(step=steps_of_route(route)[number], verdict=verdict, **{**given, **values})

    return entered
