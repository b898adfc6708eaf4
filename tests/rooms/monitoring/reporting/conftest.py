"""A commitment with two milestones, a lead on each side, and a period that takes reports for a long time."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core import mail

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import actor_of
from moothill.commons.notifications import sending
from moothill.commons.people.models import Participant, Person
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.core.policy import Role, Side
from moothill.rooms.commitments.models import Commitment
from moothill.rooms.commitments.operations import name_lead
from moothill.rooms.monitoring.operations import Proof, Said, ask, report

SITE = "https://plan.example.org"


@pytest.fixture(autouse=True)
def site(settings: Any, tmp_path: Path) -> None:
    settings.SITE_URL, settings.MEDIA_ROOT = SITE, tmp_path


@dataclass
class World:
    """The records, and who leads."""

    cycle: Cycle
    commitment: Record
    first: Record
    second: Record
    round: Record
    lead: Actor
    civil_lead: Actor
    at: datetime

    def report(
        self, state: str = "in-progress", *, by: Actor | None = None, on: Record | None = None, **more: Any
    ) -> Record:
        """A report on the first milestone by the government's lead, unless others are named."""
        act = {name: more.pop(name) for name in ("at", "key", "round", "side") if name in more}
        side = act.pop("side", Side.CIVIL_SOCIETY if by == self.civil_lead else Side.GOVERNMENT)
        said = Said(state=state, **{"happened": "The group met.", **more})
        given = {"round": self.round, "at": self.at} | act
        return report(milestone=on or self.first, side=side, said=said, by=by or self.lead, **given)

    def ask(self, by: Actor, **more: Any) -> Any:
        """The leads of the commitment are asked."""
        return ask(round=self.round, commitments=[self.commitment], by=by, **{"at": self.at, **more})


@pytest.fixture
def world(cycle: Cycle, make: Any, make_person: Any, steward: Actor, at: datetime) -> World:
    commitment = make("commitment", title="Open the harbour accounts", number="1")
    milestones = [
        make("milestone", title=title, number=number, commitment=commitment.reference)
        for number, title in (("1.1", "A page of accounts"), ("1.2", "A baker has read it"))
    ]
    round = make("round", title="Winter 2018", when="January to February 2018", due="2018-03-20")
    leads = [
        _lead(make_person, cycle, commitment, side, steward, at)
        for side in (Side.GOVERNMENT, Side.CIVIL_SOCIETY)
    ]
    return World(cycle, commitment, *milestones, round, *leads, at)


def _lead(
    make_person: Any, cycle: Cycle, commitment: Record, side: Side, steward: Actor, at: datetime
) -> Actor:
    address = f"{side}-lead@example.org"
    who: Actor = make_person(address, (cycle, Role.COMMITMENT_LEAD, side))
    thing = Commitment.objects.select_related("record__cycle").get(pk=commitment.pk)
    participant = Participant.objects.get(pk=who.participant)
    name_lead(commitment=thing, side=side, participant=participant, by=steward, at=at)
    return actor_of(Person.objects.get(email=address), at)


@pytest.fixture
def upload() -> Callable[..., Any]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return lambda name="accounts.txt", content=b"Fish: 12": SimpleUploadedFile(name, content)


@pytest.fixture
def proof(upload: Any) -> Callable[..., Proof]:
    return lambda **more: Proof(**{"title": "The page", "upload": upload(), **more})


@pytest.fixture
def links() -> Callable[[datetime], list[tuple[str, str]]]:
    """Sends what is due, and gives for each mail its reader and the path of the link in it."""

    def sent(at: datetime) -> list[tuple[str, str]]:
        mail.outbox.clear()
        sending.send_due(at)
        found = []
        for letter in mail.outbox:
            path = re.search(rf"{SITE}(/\S+/report-by-link/\S+/)", str(letter.body))
            assert path, letter.body
            found.append((letter.to[0], path[1]))
        return sorted(found)

    return sent
