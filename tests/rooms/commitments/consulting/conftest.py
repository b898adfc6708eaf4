"""A commitment with a draft that is open for comment, and short ways to comment and to answer."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.rooms.commitments.operations.consulting import consult
from moothill.rooms.commitments.operations.cutting import cut_draft
from moothill.rooms.inputs.operations import contribute
from moothill.rooms.responses.operations import draft as draft_response
from moothill.rooms.responses.operations import publish

VALUES = {
    "title": "What do you think of the draft?",
    "opens_at": "2018-03-01 09:00",
    "closes_at": "2018-03-20 17:00",
    "reply_by": "2018-04-20",
    "minutes": 5,
    "owner": "The team",
    "can_change": "All of it.",
}


@pytest.fixture
def cut(make: Any, steward: Actor, at: Any) -> Callable[..., Record]:
    """A draft of a commitment, of a new one unless it says of which."""

    def of(commitment: Record | None = None, **values: Any) -> Record:
        given = {"problem": "Ferries are late.\n\nNobody says why.", "solution": "Say it."}
        commitment = commitment or make("commitment", title="A ferry one can count on", **{**given, **values})
        agreed = [{"name": "Ash", "organisation": "The network", "side": "civil-society"}]
        return cut_draft(commitment=commitment, why="To ask.", agreed=agreed, by=steward, at=at)

    return of


@pytest.fixture
def open_for(steward: Actor, at: Any) -> Callable[..., Record]:
    """The call under which these are open for comment."""

    def opened(
        *on: Record, sure: bool = False, key: Any = None, by: Actor = steward, **values: Any
    ) -> Record:
        return consult(on=on, values={**VALUES, **values}, sure=sure, by=by, at=at, key=key)

    return opened


@pytest.fixture
def comment(cycle: Cycle, guest: Actor, at: Any) -> Callable[..., Record]:
    """What a guest says under a call."""

    def said(call: Record, words: str = "Say it sooner.", **values: Any) -> Record:
        held, later = values.pop("held", False), values.pop("later", 0)
        thing = kinds.get("call").things().get(pk=call.pk)
        thing.record = call
        given = {"words": words, "consent": "unnamed", **values}
        moment = at + timedelta(hours=later)
        return contribute(cycle=cycle, call=thing, values=given, by=guest, at=moment, key=uuid4(), held=held)

    return said


@pytest.fixture
def answer(cycle: Cycle, steward: Actor, at: Any) -> Callable[..., Record]:
    """A published response to these."""

    def to(*records: Record) -> Record:
        values = {
            "title": "Sooner",
            "asked": "What?",
            "heard": "Sooner.",
            "did": "=We say it at once.",
            "outcome": "taken-up",
        }
        made = draft_response(cycle=cycle, to=records, values=values, by=steward, at=at + timedelta(hours=9))
        return publish(responses=[made], by=steward, at=at + timedelta(hours=9))[0]

    return to
