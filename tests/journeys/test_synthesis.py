"""Every page on the way from what people said to answers, in the practice cycle, where there is something of everything."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from moothill.commons.cycles.models import Cycle, PracticePerson
from moothill.commons.journal.followers import advance
from moothill.commons.policy.actors import Actor
from moothill.commons.search import indexing
from moothill.core.policy import Role
from moothill.rooms.coding.operations import begin_round
from tests.journeys.checks import Visitor, looked_at
from tests.journeys.words import plain_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/practice-island/"
# For everybody.
PUBLIC = {
    "codes": "codes/", "code": "codes/CO-1/", "codebooks": "codebooks/", "codebook": "codebooks/CB-1/",
    "compared": "codebooks/compare/?from=CB-1", "coding": "coding/", "agreement": "coding/agreement/",
    "suggestions": "coding/suggestions/", "doubts": "coding/doubts/", "alike": "inputs/I-1/alike/",
    "doubt": "inputs/I-1/doubt/", "input": "inputs/I-1/", "story": "inputs/I-1/trail/", "themes": "themes/",
    "theme": "themes/TH-1/", "theme-story": "themes/TH-1/trail/", "point": "points/P-1/", "none": "themes/none/",
    "pack": "themes/pack/", "coverage": "coverage/", "responses": "responses/", "response": "responses/RE-1/",
    "report": "responses/report/", "call": "calls/Q-1/",
}  # fmt: skip
# For those who code, link and answer.
INSIDE = {
    "next": "coding/next/", "table": "coding/table/", "campaigns": "coding/campaigns/", "piles": "coding/piles/",
    "settling": "coding/settling/", "recode": "inputs/I-1/codes/", "code-merge": "codes/CO-1/merge/",
    "code-split": "codes/CO-1/split/", "codes-import": "codes/import/", "cut": "codebooks/cut/",
    "put": "themes/put/?of=I-1", "missed": "themes/missed/", "theme-merge": "themes/merge/",
    "theme-split": "themes/TH-1/split/", "take-out": "themes/TH-1/take-out/", "agree": "themes/TH-1/agree/",
    "desk": "responses/desk/", "new": "responses/new/?to=I-1", "each": "responses/each/?to=I-1",
    "publish": "responses/publish/", "manner": "responses/manner/", "finish": "calls/Q-1/finish/",
}  # fmt: skip
# Boxes and lines of these bear what people called codes, themes, points and calls: words that are nobody's to translate.
NAMED = {
    "code-merge", "code-split", "doubt", "each", "missed", "put", "recode", "story", "theme-merge", "theme-split",
    "theme-story",
}  # fmt: skip


@pytest.fixture(autouse=True)
def island(settings) -> None:
    """The practice cycle with a round of coding open."""
    settings.AT_HOME = True
    call_command("practice", verbosity=0)
    cycle = Cycle.objects.get(slug="practice-island")
    someone = PracticePerson.objects.get(part="steward-civil-society").participant
    by = Actor(name=someone.label, participant=someone.pk, roles={cycle.pk: frozenset({Role.STEWARD})})
    begin_round(cycle=cycle, by=by, at=timezone.now(), seed=1, double=2, blind=10)
    while advance(indexing.FOLLOWER, indexing.follow):
        pass


@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("language", ["en", "en-xa", "ar-xb"])
def test_every_page_bears_being_looked_at(make_visitor: Callable[..., Visitor], language: str) -> None:
    visitor = make_visitor(locale=language)
    for name, address in looked_at(PUBLIC, language).items():
        visitor.open(HOME + address)
        visitor.look(f"{name}-{language}")
    visitor.open("/practice/act-as/")
    visitor.page.locator("form:has([value=steward-government]) button").click()
    visitor.page.wait_for_url(f"**{HOME}**")
    for name, address in looked_at(INSIDE, language).items():
        visitor.open(HOME + address)
        visitor.look(f"{name}-{language}")


@pytest.mark.usefixtures("pseudo_languages")
def test_every_word_of_the_interface_is_translatable() -> None:
    client = Client(headers={"Accept-Language": "en-xa", "Host": "localhost"})
    pages = {name: client.get(HOME + address).content.decode() for name, address in PUBLIC.items()}
    client.post("/practice/act-as/", {"part": "steward-government", "cycle": "practice-island"})
    pages |= {name: client.get(HOME + address).content.decode() for name, address in INSIDE.items()}
    found = {name: plain_words(page) for name, page in pages.items() if name not in NAMED}
    assert {name: words for name, words in found.items() if words} == {}
