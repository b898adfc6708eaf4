"""A guest answers a call: on a phone, without scripts and without an account; and the pages they meet."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.followers import advance
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create
from moothill.commons.search.indexing import FOLLOWER, follow
from moothill.core.policy import Role
from tests.asking import open_call
from tests.journeys.checks import PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/practice-island/"
SURVEY = [
    {"text": "What do you think of the ferry?", "kind": "text", "choices": "", "required": "yes"},
    {"text": "How do you travel?", "kind": "choice", "choices": "by boat; by bus", "required": ""},
    {"text": "How content are you?", "kind": "scale", "choices": "", "required": ""},
    {"text": "A picture", "kind": "file", "choices": "", "required": ""},
]


@pytest.fixture(autouse=True)
def island(settings: Any, tmp_path: Path) -> dict[str, Record]:
    """The practice cycle with a call for ideas, a survey, and one idea, which search has heard of."""
    settings.MEDIA_ROOT = tmp_path
    call_command("practice", verbosity=0)
    at = datetime.now(UTC)
    cycle = Cycle.objects.get(slug="practice-island")
    maker = Actor(name="Gale Specimen", roles={cycle.pk: frozenset({Role.STEWARD})})

    def make(kind: str, *, publish: bool, **values: Any) -> Record:
        return create(kind=kinds.get(kind), cycle=cycle, values=values, by=maker, at=at, publish=publish)

    call = open_call(make, title="How should the island be reached?", background="The ferry is old.")
    survey = open_call(make, title="Your way to the island", form="survey", questions=SURVEY)
    said = {
        "title": "A boat for every harbour.",
        "words": "A boat for every harbour.",
        "call": call.reference,
    }
    idea = make("input", publish=True, when="1 March 2018", coming_by="paper", **said)
    while advance(FOLLOWER, follow):
        pass
    return {"call": call, "survey": survey, "idea": idea}


@pytest.mark.usefixtures("pseudo_languages")
def test_the_pages_of_a_contribution_bear_being_looked_at(
    make_visitor: Callable[..., Visitor], island: dict[str, Record]
) -> None:
    visitor = make_visitor()
    page = visitor.page
    visitor.open(f"{island['call'].get_absolute_url()}answer/")
    page.get_by_label("What would you say?").fill("Boats *for all*.")
    page.get_by_role("button", name="Look for similar ones, then send").click()
    expect(page.locator(".mh_preview")).to_contain_text("Boats for all.")
    visitor.look("answer-looked")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("A few questions about you, if you like").click()
    visitor.look("answer-sent")
    page.get_by_role("link", name="See it").click()
    visitor.look("yours")
    visitor.open(f"{island['survey'].get_absolute_url()}answer/")
    page.get_by_role("button", name="Send").click()
    visitor.look("survey-wrong")
    mirrored = make_visitor(locale="ar-xb")
    mirrored.open(island["idea"].get_absolute_url())
    mirrored.look("input-ar-xb")


def test_a_guest_contributes_agrees_and_registers_on_a_phone_without_scripts_and_comes_back_by_code(
    make_visitor: Callable[..., Visitor], island: dict[str, Record]
) -> None:
    visitor = make_visitor(java_script_enabled=False, viewport=PHONE)
    page = visitor.page
    visitor.open(f"{island['call'].get_absolute_url()}answer/")
    page.get_by_label("What would you say?").fill("A boat *for each* harbour.")
    page.get_by_label("Yes, with the name below").check()
    page.get_by_label("Name to stand beside it").fill("Robin Example")
    page.get_by_role("button", name="Look for similar ones, then send").click()
    expect(page.get_by_role("link", name="A boat for every harbour.")).to_be_visible()
    expect(page.get_by_role("button", name="Support this instead").first).to_be_visible()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    code = page.locator("#your-code strong").first.inner_text()
    visitor.open(island["idea"].get_absolute_url())
    page.get_by_role("button", name="I agree").click()
    expect(page.get_by_role("main")).to_contain_text("you are one of them")
    _register_and_give_back(visitor)
    other = make_visitor(java_script_enabled=False, viewport=PHONE)
    other.open("/code/")
    other.page.get_by_label("code").first.fill(code)
    other.page.get_by_role("main").get_by_role("button").first.click()
    other.page.get_by_role("link", name="A boat for each harbour.").first.click()
    other.page.get_by_role("link", name="Change the words").click()
    other.page.get_by_label("What would you say?").fill("Boats for most.")
    other.page.get_by_role("button", name="Save").click()
    expect(other.page.get_by_role("main")).to_contain_text("Boats for most.")
    expect(other.page.get_by_role("main")).to_contain_text("by Robin Example")


def _register_and_give_back(visitor: Visitor) -> None:
    """From the page where everything open stands to a place at an event, and back."""
    page = visitor.page
    visitor.open(f"{HOME}take-part/")
    page.get_by_role("link", name="Second writing day").click()
    page.get_by_role("link", name="Register").click()
    page.get_by_label("Your name").fill("Robin Example")
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have a place")
    page.get_by_text("Give the place back").click()
    page.get_by_role("button", name="Yes, give it back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You gave your place back")
