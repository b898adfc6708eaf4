"""A commitment that lacks nothing, with its milestones and what it was born from."""

from collections.abc import Callable
from typing import Any

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import Role, Side

WHOLE: dict[str, Any] = {
    "title": "Publish who owns the companies that sell to the state",
    "problem": "Nobody can see who stands behind a company that wins a contract.",
    "solution": "A public register of the owners of every company that sells to the state.",
    "result": "Anybody can look up who owns a company within a minute.",
    "values": [{"value": "transparency", "why": "People can look up what only officials could see."}],
    "areas": [{"area": "Open contracting"}],
    "when": "December 2018 to August 2020",
    "lead": "Ministry of Works",
    "government_lead": "Director of Purchasing",
    "civil_lead": "Elmland Open Network",
    "contact": "register@works.example",
}


@pytest.fixture
def whole(make: Callable[..., Record], steward: Actor, at: Any) -> Callable[..., Record]:
    """Makes such a commitment, with something else in it if asked; a contribution leads to it unless `traced` is False."""

    def made(*, traced: bool = True, steps: bool = True, **values: Any) -> Record:
        commitment = make("commitment", **{**WHOLE, **values})
        if steps:
            title, output = "Write the rules of the register", "Rules of the register, published"
            make(
                "milestone",
                commitment=commitment.reference,
                number="1",
                title=title,
                output=output,
                when="June 2019",
            )
        if traced:
            theme, said = make("theme", title="Contracts"), make("input", words="Who owns them?")
            for cause, effect, kind in (
                (said, theme, LinkKind.PART_OF),
                (theme, commitment, LinkKind.BECAME),
            ):
                Link.objects.create(cause=cause, effect=effect, kind=kind, at=at)
        return commitment

    return made


@pytest.fixture
def reviewer(make_person: Callable[..., Actor], cycle: Cycle) -> Actor:
    return make_person("reviewer@example.org", (cycle, Role.REVIEWER, Side.NEITHER))
