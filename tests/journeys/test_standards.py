"""The checks of the sample cycle, read by anybody; a steward pins a pack with a number of the cycle's own."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.operations import appoint
from moothill.commons.people.models import Person
from moothill.commons.people.operations import participant_of
from moothill.commons.policy.actors import OPERATOR
from moothill.core.policy import Role, Side
from tests.journeys.checks import Visitor
from tests.journeys.test_steward import ADDRESS, sign_up
from tests.journeys.words import plain_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/scotland-2018-20/"
PAGES = {
    "standards": f"{HOME}standards/",
    "standards-narrowed": f"{HOME}standards/?result=fail",
    "standards-compared": f"{HOME}standards/?pack=national-2022",
}


@pytest.fixture(autouse=True)
def sample() -> None:
    call_command("sample", verbosity=0)


@pytest.fixture
def signed_in(make_visitor: Callable[..., Visitor], mailoutbox, at) -> Visitor:
    """Somebody who signs up in the browser and is then appointed at the machine."""
    visitor = make_visitor()
    sign_up(visitor, mailoutbox)
    person = participant_of(Person.objects.get(email=ADDRESS))
    cycle = Cycle.objects.get(slug="scotland-2018-20")
    appoint(cycle=cycle, participant=person, role=Role.STEWARD, side=Side.CIVIL_SOCIETY, by=OPERATOR, at=at)
    return visitor


@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("language", ["en", "en-xa", "ar-xb"])
def test_the_checks_bear_being_looked_at(make_visitor: Callable[..., Visitor], language: str) -> None:
    visitor = make_visitor(locale=language)
    for name, address in PAGES.items():
        visitor.open(address)
        visitor.look(f"{name}-{language}")


@pytest.mark.usefixtures("pseudo_languages")
def test_every_word_of_the_checks_is_translatable() -> None:
    client = Client(headers={"Accept-Language": "en-xa", "Host": "localhost"})
    found = {name: plain_words(client.get(address).content.decode()) for name, address in PAGES.items()}
    assert found == {name: [] for name in PAGES}


def test_a_citizen_follows_a_contradiction_to_both_records(make_visitor: Callable[..., Visitor]) -> None:
    visitor = make_visitor(java_script_enabled=False)
    page = visitor.page
    visitor.open(HOME)
    page.get_by_role("link", name="Checks", exact=True).click()
    rule = page.locator("#PRO-14")
    expect(rule).to_contain_text("1 day after the deadline of 31 August 2018")
    for reference in ("A-21", "A-31"):
        expect(rule.get_by_role("link", name=reference)).to_be_visible()
    page.get_by_label("Result").select_option(label="not met")
    page.get_by_role("button", name="Show these").click()
    expect(page.locator("#PRO-13")).to_have_count(0)
    page.locator("#PRO-14").get_by_role("link", name="A-31").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Event Seven")


def test_a_steward_pins_a_pack_with_a_number_of_their_own(signed_in: Visitor) -> None:
    steward = signed_in
    page = steward.page
    steward.open(f"{HOME}standards/")
    page.get_by_role("link", name="Pin another pack").click()
    steward.look("standards-choose")
    page.get_by_role("link", name="National plans of 2017 to 2021").click()
    steward.look("standards-pin")
    page.get_by_label("Day by which the plan is delivered").fill("31 December")
    page.get_by_label("Why?").fill("The letter of the Support Unit, of 3 May 2018")
    page.get_by_role("button", name="Pin this pack").click()
    expect(page.get_by_role("alert")).to_contain_text("Write a day and a month in figures, such as 31-08.")
    expect(page.get_by_label("Why?")).to_have_value("The letter of the Support Unit, of 3 May 2018")
    steward.look("standards-pin-fault")
    page.get_by_label("Day by which the plan is delivered").fill("31-12")
    page.get_by_role("button", name="Pin this pack").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("The letter of the Support Unit")
    expect(page.locator("#PLAN-06")).to_contain_text("30 April 2019")
    expect(page.locator("#PLAN-06")).to_contain_text("this cycle’s own")
    page.get_by_text("Packs before this one").click()
    expect(main).to_contain_text("under its rules of 2018")
    steward.open(f"{HOME}journal/")
    expect(main).to_contain_text("A rule pack was pinned")
