"""Every page on the way from a commitment's first wording to its last report, in the practice cycle."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from moothill.commons.cycles.models import Cycle, PracticePerson
from moothill.commons.cycles.queries import actor_of, guest_actor
from moothill.commons.journal.followers import advance
from moothill.commons.people.guests import begin_guest
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.search import indexing
from moothill.rooms.commitments.operations.consulting import consult
from moothill.rooms.commitments.operations.scoring import Asked, Given, score, set_criteria
from moothill.rooms.commitments.queries.scoring import criteria_of
from moothill.rooms.inputs.operations import contribute
from moothill.rooms.monitoring.models import Invitation
from moothill.rooms.monitoring.operations import ask
from moothill.rooms.monitoring.queries.tokens import secret_of
from tests.journeys.checks import Visitor, looked_at
from tests.journeys.words import plain_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/practice-island/"
# For everybody. What is looked at in one language only is made of the same parts as another page of this list.
PUBLIC = {
    "commitments": "commitments/", "commitment": "commitments/C-1/", "commitment-behind": "commitments/C-1/contributions/",
    "commitment-summary": "commitments/C-1/summary/", "commitment-scores": "commitments/C-1/scores/",
    "commitment-story": "commitments/C-1/trail/", "commitment-form": "commitments/form/",
    "check": "commitments/check/", "criteria": "commitments/criteria/", "milestone": "milestones/MS-1/",
    "milestone-story": "milestones/MS-1/trail/", "milestone-updates": "milestones/MS-5/updates/",
    "draft": "drafts/CD-2/", "compared": "commitments/C-1/drafts/compare/?from=1&to=2",
    "compared-side": "commitments/C-1/drafts/compare/?from=1&to=now&as=side",
    "plan": "action-plan/", "edition": "action-plan/AP-2/", "sign-offs": "sign-offs/", "route": "sign-offs/SO-2/",
    "rounds": "rounds/", "round": "rounds/RR-2/", "update": "updates/U-2/", "update-story": "updates/U-2/trail/",
    "progress": "progress/", "progress-changes": "progress/changes/", "progress-late": "progress/late/",
}  # fmt: skip
# For those who write, sign, issue and report.
INSIDE = {
    "new-from": "commitments/new-from/?of=TH-1", "leads": "commitments/C-1/leads/", "trace": "commitments/C-1/trace/",
    "summary-write": "commitments/C-1/summary/", "form-edit": "commitments/form/edit/",
    "criteria-set": "commitments/criteria/set/", "score": "commitments/C-1/score/",
    "draft-cut": "commitments/C-1/drafts/new/", "draft-consult": "drafts/CD-2/consult/",
    "move-dates": "milestones/MS-1/move-dates/", "report": "milestones/MS-1/report/",
    "edition-new": "action-plan/new/", "edition-edit": "action-plan/AP-3/edit/",
    "edition-issue": "action-plan/AP-3/issue/", "edition-submit": "action-plan/AP-2/submit/",
    "edition-prepared": "action-plan/AP-3/", "lay": "sign-offs/new/?on=AP-2", "round-ask": "rounds/RR-3/ask/",
    "round-close": "rounds/RR-3/close/", "commitment-edit": "commitments/C-1/edit/",
    "milestone-edit": "milestones/MS-1/edit/",
}  # fmt: skip
# Boxes and lines of these bear what people called records: words that are nobody's to translate.
NAMED = {
    "commitment-edit", "commitment-story", "draft-consult", "edition", "edition-edit", "edition-issue", "edition-new",
    "edition-prepared", "form-edit", "leads", "milestone-edit", "milestone-story", "plan", "report", "round-ask", "score",
}  # fmt: skip


@pytest.fixture(autouse=True)
def island(settings: Any) -> dict[str, str]:
    """The practice cycle with a draft open for comment, a comment, scores, and a personal link; their addresses."""
    settings.AT_HOME = True
    call_command("practice", verbosity=0)
    cycle, at = Cycle.objects.get(slug="practice-island"), timezone.now()
    by = actor_of(PracticePerson.objects.get(part="steward-government").participant.person, at, at_home=True)
    call = _opened(cycle, by, at)
    set_criteria(
        cycle=cycle, criteria=[Asked("Can be kept", "Is there money for it?", 5)], reason="Agreed at the forum.", by=by,
        at=at,
    )  # fmt: skip
    given = {criterion.pk: Given(4, "The ferry has a budget.") for criterion in criteria_of(cycle)}
    commitment = Record.objects.get(cycle=cycle, reference="C-1")
    score(commitment=commitment, given=given, by=by, at=at)
    ask(round=Record.objects.get(cycle=cycle, reference="RR-2"), commitments=[commitment], by=by, at=at)
    while advance(indexing.FOLLOWER, indexing.follow):
        pass
    secret = secret_of(Invitation.objects.filter(commitment__record__reference="C-1").latest("pk"))
    return {"heard": f"calls/{call.reference}/heard/", "linked": f"report-by-link/{secret}/"}


def _opened(cycle: Cycle, by: Actor, at: datetime) -> Record:
    """The second draft of the first commitment, open for comment, with a comment on a paragraph of it."""
    draft = Record.objects.get(cycle=cycle, reference="CD-2")
    days = {name: (at + timedelta(days=days)).strftime("%Y-%m-%dT12:00") for name, days in
            {"opens_at": -1, "closes_at": 20}.items()}  # fmt: skip
    values = {
        "title": "What do you think of the draft?", "background": "It is the second one.",
        "can_change": "All of it.", "reply_by": f"{at + timedelta(days=40):%Y-%m-%d}", "minutes": "5",
        "owner": "Open Pretending Unit", "contact": "unit@example.org", "who": "anyone", **days,
    }  # fmt: skip
    call = consult(on=[draft], values=values, by=by, at=at)
    guest = guest_actor(begin_guest(at=at).participant)
    said = {
        "title": "Say how late", "words": "Say how late, in minutes.", "language": "en", "consent": "unnamed",
        "passage": "CD-2#p-problem-1",
    }  # fmt: skip
    asks = kinds.get("call").things().get(pk=call.pk)
    contribute(cycle=cycle, call=asks, values=said, by=guest, at=at, key=uuid4())
    return call


@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("language", ["en", "en-xa", "ar-xb"])
def test_every_page_bears_being_looked_at(
    make_visitor: Callable[..., Visitor], island: dict[str, str], language: str
) -> None:
    visitor = make_visitor(locale=language)
    for name, address in looked_at({**PUBLIC, **island}, language).items():
        visitor.open(HOME + address)
        visitor.look(f"{name}-{language}")
    visitor.open("/practice/act-as/")
    visitor.page.locator("form:has([value=steward-government]) button").click()
    visitor.page.wait_for_url(f"**{HOME}**")
    for name, address in looked_at(INSIDE, language).items():
        visitor.open(HOME + address)
        visitor.look(f"{name}-{language}")


@pytest.mark.usefixtures("pseudo_languages")
def test_every_word_of_the_interface_is_translatable(island: dict[str, str]) -> None:
    client = Client(headers={"Accept-Language": "en-xa", "Host": "localhost"})
    pages = {
        name: client.get(HOME + address).content.decode() for name, address in {**PUBLIC, **island}.items()
    }
    client.post("/practice/act-as/", {"part": "steward-government", "cycle": "practice-island"})
    pages |= {name: client.get(HOME + address).content.decode() for name, address in INSIDE.items()}
    found = {name: plain_words(page) for name, page in pages.items() if name not in NAMED}
    assert {name: words for name, words in found.items() if words} == {}
