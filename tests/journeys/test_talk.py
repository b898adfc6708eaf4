"""A passer-by reads the news and takes part in the talk: on a phone, without scripts and without an account."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import actor_of
from moothill.commons.discussion.operations import edit_own, hide, say
from moothill.commons.people.models import Person
from moothill.commons.record.models import Record
from moothill.rooms.news.operations import add_picture, sign
from tests.journeys.checks import PHONE, Visitor
from tests.journeys.words import plain_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/practice-island/"
TALK = f"{HOME}news/N-1/talk/"
DOT = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\xdach\x00\x00\x00\x82\x00\x81\xdaE\x08;\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture(autouse=True)
def island(settings: Any, tmp_path: Path) -> list[str]:
    """The practice cycle with some talk; the addresses of its pages worth looking at."""
    settings.MEDIA_ROOT = tmp_path
    call_command("practice", verbosity=0)
    at = datetime.now(UTC)
    cycle = Cycle.objects.get(slug="practice-island")
    gale, cory = (
        actor_of(Person.objects.get(participant__label=name), at, at_home=True)
        for name in ("Gale Specimen", "Cory Example")
    )
    call, pack = (Record.objects.get(cycle=cycle, reference=each) for each in ("N-1", "CP-1"))
    sign(record=call, by=gale, at=at)
    words = {"alt": "A lighthouse", "credit": "Sam Sample", "licence": "CC BY 4.0"}
    add_picture(pack=pack, upload=SimpleUploadedFile("lighthouse.png", DOT), by=gale, at=at, **words)

    def said(words: str, **more: Any) -> Any:
        return say(record=call, words=words, by=more.pop("by", cory), at=at, key=uuid4(), **more)

    began = said("A boat is *quicker* than the ferry ever was.", stance="for")
    said("Who rows it back?", answers=began, by=gale)
    changed = said("It will rain.", stance="against")
    edit_own(comment=changed, words="It will rain, as on every writing day.", by=cory, at=at)
    hide(
        comment=said("Something rude", stance="against"),
        reason="Attacks or threatens somebody",
        by=gale,
        at=at,
    )
    said("Is tea included?", held=True)
    return [
        TALK, f"{TALK}{began.pk}/", f"{HOME}news/", f"{HOME}news/N-1/", f"{HOME}comms-packs/CP-1/",
    ]  # fmt: skip


def name_of(address: str) -> str:
    return address.removeprefix(HOME).replace("?", "-").strip("/") or "island"


@pytest.mark.usefixtures("pseudo_languages")
def test_the_talk_and_the_news_bear_being_looked_at(
    make_visitor: Callable[..., Visitor], island: list[str]
) -> None:
    visitor = make_visitor()
    for address in island:
        visitor.open(address)
        visitor.look(name_of(address))
    mirrored = make_visitor(locale="ar-xb")
    mirrored.open(TALK)
    mirrored.look("talk-ar-xb")
    client = Client(headers={"Accept-Language": "en-xa", "Host": "localhost"})
    others = [*island, f"{TALK}?stance=for&order=newest", HOME]
    found = {address: plain_words(client.get(address).content.decode()) for address in others}
    assert found == {address: [] for address in others}


def test_a_passer_by_says_something_on_a_phone_without_scripts(make_visitor: Callable[..., Visitor]) -> None:
    visitor = make_visitor(java_script_enabled=False, viewport=PHONE)
    page = visitor.page
    visitor.open(f"{HOME}news/N-1/")
    page.get_by_role("link", name="Read it, or say something").click()
    page.get_by_label("a point against").check()
    page.get_by_label("What would you say?").fill("Boats *leak*.")
    page.get_by_role("button", name="Look it over, then send").click()
    expect(page.locator(".mh_preview")).to_contain_text("Boats leak.")
    expect(page.get_by_label("a point against")).to_be_checked()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    page.get_by_role("link", name="See it").click()
    expect(page.get_by_role("article").first).to_contain_text("Boats leak.")
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_label("What would you say?").fill("Some boats leak.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("article").first).to_contain_text("Some boats leak.")


def test_words_that_were_not_sent_are_offered_again_until_they_arrived(
    make_visitor: Callable[..., Visitor],
) -> None:
    visitor = make_visitor()
    page, words = visitor.page, "A raft is slower than both."
    visitor.open(TALK)
    page.get_by_label("What would you say?").fill(words)
    page.wait_for_timeout(1000)
    visitor.open(HOME)
    visitor.open(TALK)
    page.get_by_role("button", name="Put them back").click()
    expect(page.get_by_label("What would you say?")).to_have_value(words)
    page.get_by_role("button", name="Look it over, then send").click()
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="See it").click()
    visitor.open(TALK)
    expect(page.get_by_role("button", name="Put them back")).to_have_count(0)
    assert not visitor.troubles
