"""Contributions, as the doors that anybody may enter hand them in."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.journal.models import Entry
from moothill.commons.moderation.models import Deed
from moothill.commons.moderation.receiving import Door, Received, Sent, receive
from moothill.commons.people.guests import begin_guest
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Change
from moothill.commons.record.suggesting import Proposal, suggest
from moothill.core.policy import Role, Side
from moothill.core.screening import Verdict

PLAIN = (
    "Could the meetings be held in the evening, so that people who work in the day can come to them as well?"
)


@pytest.fixture
def guest(at: Any, db: None) -> Actor:
    return guest_actor(begin_guest(at=at).participant)


@pytest.fixture
def contribute(make: Any, cycle: Any, at: Any) -> Callable[..., Received]:
    """Suggests a section with these words, through the door that everybody takes."""
    page = make("page").reference

    def of(
        by: Actor,
        text: str = PLAIN,
        *,
        when: Any = at,
        where: Any = cycle,
        reason: str = "",
        door: Door = Door(),
        **sent: Any,
    ) -> Received:
        def act(verdict: Verdict) -> Any:
            proposal = Proposal(
                Change.CREATE, kinds.get("section"), values={"page": page, "title": "An idea", "text": text}
            )
            held = verdict is Verdict.HOLD
            return suggest(
                proposal=proposal, cycle=where, by=by, at=when, key=uuid4(), held=held, reason=reason
            )

        sent.setdefault("network", "a network")
        return receive(cycle=where, by=by, at=when, sent=Sent(**sent), text=text, act=act, door=door)

    return of


@pytest.fixture
def by_door() -> Callable[..., Received]:
    """As `contribute`, by a door of its own."""
    return lambda contribute, by, door, text=PLAIN: contribute(by, text, door=door, network="a room")


@pytest.fixture
def moderator(make_person: Any, cycle: Any) -> Actor:
    return make_person("moderator@example.org", (cycle, Role.MODERATOR, Side.NEITHER))


@pytest.fixture
def text_of_everything(cycle: Any) -> Callable[[], str]:
    """All words of the public journal and log, in which nothing hidden may stand."""

    def read() -> str:
        lines = Entry.objects.filter(head=cycle.head_id).values_list("title", "reason")
        deeds = Deed.objects.filter(cycle=cycle).values_list("reason", "subject")
        return "\n".join(" ".join(row) for row in [*lines, *deeds])

    return read
