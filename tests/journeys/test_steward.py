"""A steward signs in through the browser, changes the planning page, and finds each change again."""

import re
from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.operations import appoint
from moothill.commons.journal.queries import verify
from moothill.commons.people.models import Person
from moothill.commons.people.operations import participant_of
from moothill.commons.policy.actors import OPERATOR
from moothill.core.policy import Role, Side
from tests.journeys.checks import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/scotland-2018-20/"
ADDRESS = "steward@example.org"
REASON = "What did you change, and why?"


@pytest.fixture(autouse=True)
def sample() -> None:
    call_command("sample", verbosity=0)


@pytest.fixture
def cycle() -> Cycle:
    return Cycle.objects.get(slug="scotland-2018-20")


@pytest.fixture
def make_steward(
    make_visitor: Callable[..., Visitor], mailoutbox, cycle: Cycle, at
) -> Callable[..., Visitor]:
    """Seats somebody who signs up with an e-mail address and a code, and is then appointed at the machine."""

    def make(**options) -> Visitor:
        visitor = make_visitor(**options)
        sign_up(visitor, mailoutbox)
        person = participant_of(Person.objects.get(email=ADDRESS))
        appoint(cycle=cycle, participant=person, role=Role.STEWARD, side=Side.GOVERNMENT, by=OPERATOR, at=at)
        return visitor

    return make


def sign_up(visitor: Visitor, mailoutbox) -> None:
    visitor.open("/accounts/signup/")
    visitor.page.get_by_label("Email").fill(ADDRESS)
    visitor.page.get_by_role("button", name="Sign Up").click()
    code = next(line for line in mailoutbox[-1].body.split("\n") if re.fullmatch(r"[0-9A-Z-]{6,10}", line))
    visitor.page.get_by_label("Code").fill(code)
    visitor.page.get_by_role("button", name="Confirm", exact=True).click()
    expect(visitor.page.get_by_role("link", name="Sign out").first).to_be_visible()


def part(page: Page, reference: str):
    return page.locator(f"#{reference}")


def tool(page: Page, reference: str, name: str):
    return part(page, reference).get_by_role("link", name=name).first


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_steward_changes_the_page_and_finds_each_change_again(
    make_steward, cycle: Cycle, scripts: bool
) -> None:
    steward = make_steward(java_script_enabled=scripts)
    page = steward.page

    steward.open(f"{HOME}planning/")
    tool(page, "SE-1", "Edit").click()
    page.get_by_label("Text", exact=True).fill("Our **new** words.")
    page.get_by_label(REASON).fill("Clearer words")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("region", name="Preview").locator("strong")).to_have_text("new")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(part(page, "SE-1")).to_contain_text("Our new words.")

    steward.open(f"{HOME}stages/ST-2/edit/")
    page.get_by_label("Period").fill("April - June")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Period")).to_have_value("April - June")
    page.get_by_label(REASON).fill("The election was late")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("30 June 2018")

    steward.open(f"{HOME}activities/new/?stage=ST-2")
    page.get_by_label("What is done").fill("A walk along the Clyde")
    page.get_by_label("When").fill("w/c 26th February")
    page.get_by_role("button", name="Save and publish").click()
    expect(page.get_by_role("main")).to_contain_text("4 March 2018")

    table = cycle.records.get(kind="section", title__icontains="channels").reference
    steward.open(f"{HOME}sections/{table}/move/")
    page.get_by_label("Put it after").select_option("")
    page.get_by_role("button", name="Move").click()
    steward.open(f"{HOME}planning/")
    first = page.locator("section.mh_part").first
    expect(first).to_have_attribute("id", table)

    for address, words in (
        ("sections/SE-1/history/", "Clearer words"),
        ("stages/ST-2/history/", "The election was late"),
        ("journal/", "Clearer words"),
        ("journal/", "The election was late"),
        ("journal/", "A walk along the Clyde"),
    ):
        steward.open(HOME + address)
        expect(page.get_by_role("main")).to_contain_text(words)
    steward.open(f"{HOME}sections/SE-1/compare/?from=1&to=2&as=written")
    expect(page.locator("ins").first).to_contain_text("new")
    assert list(verify(cycle.head)) == []


def test_the_steward_s_pages_bear_being_looked_at(make_steward) -> None:
    steward = make_steward()
    for name, address in {
        "planning": "planning/",
        "desk": "desk/",
        "section-edit": "sections/SE-1/edit/",
        "activity-edit": "activities/A-2/edit/",
        "meeting-edit": "meetings/M-1/edit/",
        "key-details-edit": "key-details/KD-1/edit/",
        "activity-new": "activities/new/",
        "paste": "activities/paste/",
        "move": "sections/SE-2/move/",
        "withdraw": "activities/A-3/withdraw/",
        "attach": "activities/A-3/attach/",
        "add-version": "documents/DOC-1/add-version/",
        "compare": "stages/ST-1/history/",
    }.items():
        steward.open(HOME + address)
        steward.look(f"steward-{name}")
    steward.open("/me/")
    steward.look("steward-me")


def test_a_passer_by_finds_no_way_to_change_anything(visitor: Visitor) -> None:
    visitor.open(f"{HOME}planning/")
    expect(visitor.page.get_by_role("link", name="Edit", exact=True)).to_have_count(0)
    visitor.open(f"{HOME}sections/SE-1/edit/")
    assert "/accounts/login/" in visitor.page.url
