"""Suggestions on the desk, and how much is stored."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from moothill.commons.journal.models import Entry
from moothill.commons.moderation.models import Sighting
from moothill.commons.record import kinds
from moothill.commons.record.models import Change, Record, Remark, Revision, Suggestion
from moothill.commons.record.operations import revise
from moothill.commons.record.suggesting import Proposal, suggest
from moothill.core.screening import Verdict

BODY = "We meet in May.\n\nAll may come."


@pytest.fixture(autouse=True)
def the_day(at: datetime) -> Iterator[None]:
    """It is the first of March 2018."""
    with time_machine.travel(at):
        yield


@pytest.fixture
def desk(cycle) -> str:
    return f"/{cycle.slug}/desk/suggestions/"


@pytest.fixture
def traces() -> Callable[[], tuple[Any, ...]]:
    """What is stored, and how each suggestion stands: equal before and after means that nothing was done."""
    return lambda: (
        *(model.objects.count() for model in (Record, Revision, Entry, Remark)),
        list(Suggestion.objects.order_by("pk").values_list("state", "assigned_to", "edition")),
        list(Sighting.objects.order_by("pk").values_list("standing")),
    )


@pytest.fixture
def section(make) -> Record:
    return make("section", page=make("page").reference, title="Aims", text=BODY)


@pytest.fixture
def suggested(cycle, account_holder, at) -> Callable[..., Suggestion]:
    """Suggests new values of a record from its first version, or a new record of a kind, or a withdrawal."""

    def of(about: Any, change: Change = Change.REVISE, *, held: bool = False, days: int = 7, **values: Any):
        record = None if isinstance(about, str) else about
        kind = kinds.get(about if record is None else record.kind)
        if record is None:
            change = Change.CREATE
        base = 0 if record is None else 1
        return suggest(
            proposal=Proposal(change, kind, record, values or None, base=base), cycle=cycle, by=account_holder, at=at,
            key=uuid4(), reason="It reads better", held=held, due=cycle.day(at) + timedelta(days=days),
        )  # fmt: skip

    return of


@pytest.fixture
def live(make_person, cycle, at) -> Callable[..., Sighting]:
    """An edit of a section by somebody with an account that was live at once, as the door for everybody stores it."""
    somebody = make_person("open@example.org")

    def of(section: Record, text: str, *, verdict: Verdict = Verdict.PASS, minutes: int = 0) -> Sighting:
        section.refresh_from_db()
        moment = at + timedelta(minutes=minutes)
        revise(record=section, values={"text": text}, base=section.version, by=somebody, at=moment)
        section.refresh_from_db()
        made = section.revisions.get(number=section.version)
        standing = {Verdict.PASS: "passed", Verdict.FLAG: "flagged"}[verdict]
        concerns = [{"rule": "shouting", "severity": "flag", "facts": {}}] if verdict is Verdict.FLAG else []
        return Sighting.objects.create(
            cycle=cycle, participant_id=somebody.participant, at=moment, target="record.revision", target_id=made.pk,
            first=True, verdict=verdict, concerns=concerns, standing=standing,
        )  # fmt: skip

    return of
