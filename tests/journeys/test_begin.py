"""A steward makes a cycle from each template, moves a stage and opens it; a visitor acts as everybody there is."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page, expect

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.queries import verify
from moothill.front.begin import reading
from tests.journeys.checks import Visitor
from tests.journeys.words import plain_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def practice(settings) -> None:
    settings.AT_HOME = True
    call_command("practice", verbosity=0)


def act_as(visitor: Visitor, who: str) -> None:
    """From the home of the site to the practice cycle, in three clicks."""
    visitor.open("/")
    visitor.page.get_by_role("link", name="Practice Island: practice plan").click()
    visitor.page.get_by_role("link", name="Act as a steward").click()
    visitor.page.get_by_role("button", name=f"Be {who}").click()
    expect(visitor.page.get_by_role("region", name="Practice")).to_be_visible()


def make_a_cycle(page: Page, label: str, *, starts: str, slug: str) -> None:
    """Through the wizard, with nothing more than a start."""
    page.get_by_role("link", name=f"Use {label}").click()
    page.locator("[name=member]").select_option("practice-island")
    page.get_by_label("The work begins on").fill(starts)
    page.get_by_label("Address", exact=True).fill(slug)
    page.get_by_role("button", name="Show what this makes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A new cycle: look it over")
    page.get_by_role("button", name="Make the cycle").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Before the public sees it")


@pytest.mark.parametrize(
    ("name", "scripts"),
    [("national-2", True), ("national-2", False), ("national-4", True), ("local", True), ("blank", True)],
)
def test_a_steward_makes_a_cycle_moves_a_stage_and_opens_it(
    make_visitor: Callable[..., Visitor], name: str, scripts: bool
) -> None:
    steward = make_visitor(java_script_enabled=scripts)
    page, slug = steward.page, f"mine-{name}"
    act_as(steward, "the steward on the government's side")
    steward.open("/")
    page.get_by_role("link", name="Begin a new cycle").click()
    make_a_cycle(page, reading.template(name).label, starts="29 February 2028", slug=slug)

    page.get_by_role("link", name="The planning page").click()
    expect(page.get_by_role("main")).to_contain_text("Moderation policy")
    steward.open(f"/{slug}/stages/ST-1/")
    page.get_by_role("link", name="Edit", exact=True).click()
    before = page.get_by_label("Period").input_value()
    page.get_by_label("Period").fill("29 February - 20 March 2028")
    page.get_by_label("What did you change, and why?").fill("The school holidays")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("29 February - 20 March 2028")
    assert before.startswith("29 February 2028 - ")

    steward.open(f"/{slug}/go-live/")
    page.get_by_label("Why now?").fill("To show it")
    page.get_by_role("button", name="Open the cycle").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick this if you mean to")
    page.get_by_label("Open it although not everything is done").check()
    page.get_by_role("button", name="Open the cycle").click()
    expect(page.get_by_role("status")).to_contain_text("The cycle is open")

    stranger = make_visitor()
    stranger.open(f"/{slug}/planning/")
    expect(stranger.page.get_by_role("main")).to_contain_text("29 February - 20 March 2028")
    assert list(verify(Cycle.objects.get(slug=slug).head)) == []


def test_impossible_days_are_said_beside_their_box(make_visitor: Callable[..., Visitor]) -> None:
    steward = make_visitor()
    page = steward.page
    act_as(steward, "the steward on the government's side")
    steward.open("/new-cycle/dates/?template=national-2")
    page.locator("[name=member]").select_option("practice-island")
    page.get_by_label("The work begins on").fill("30 Feb 2028")
    page.get_by_label("The plan ends on").fill("11 January 2027")
    page.get_by_role("button", name="Show what this makes").click()
    expect(page.get_by_role("alert")).to_contain_text("February 2028 has 29 days")
    expect(page.get_by_label("The work begins on")).to_have_value("30 Feb 2028")
    steward.look("begin-dates-faults")
    page.get_by_label("The work begins on").fill("11 January 2028")
    page.get_by_role("button", name="Show what this makes").click()
    expect(page.get_by_role("alert")).to_contain_text("is not after the start")
    page.get_by_label("The plan ends on").fill("")
    page.get_by_role("button", name="Show what this makes").click()
    page.locator("[name=stage-2-when]").fill("March 2037")
    page.get_by_role("button", name="Make the cycle").click()
    expect(page.get_by_role("alert")).to_contain_text("does not lie between")
    expect(page.locator("[name=stage-2-when]")).to_have_value("March 2037")
    steward.look("begin-preview-faults")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_visitor_is_everybody_in_turn_with_one_click(
    make_visitor: Callable[..., Visitor], scripts: bool
) -> None:
    visitor = make_visitor(java_script_enabled=scripts)
    page = visitor.page
    act_as(visitor, "a member of the public with an account")
    bar = page.get_by_role("region", name="Practice")
    expect(bar).to_contain_text("You are acting as Pat Practice")
    bar.get_by_role("button", name="the steward on civil society's side").click()
    expect(bar).to_contain_text("You are acting as Cory Example")
    visitor.open("/practice-island/planning/")
    expect(page.get_by_role("link", name="Withdraw").first).to_be_visible()
    bar.get_by_role("button", name="a passer-by").click()
    expect(bar).not_to_contain_text("You are acting as")
    visitor.open("/practice-island/planning/")
    expect(page.get_by_role("link", name="Withdraw")).to_have_count(0)
    expect(page.get_by_role("link", name="Suggest a change").first).to_be_visible()


@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("language", ["en", "en-xa", "ar-xb"])
def test_every_new_page_bears_being_looked_at(make_visitor: Callable[..., Visitor], language: str) -> None:
    visitor = make_visitor(locale=language)
    for name, address in {
        "home": "/",
        "practice": "/practice-island/",
        "practice-planning": "/practice-island/planning/",
        "act-as": "/practice/act-as/",
    }.items():
        visitor.open(address)
        visitor.look(f"begin-{name}-{language}")
    visitor.page.locator("form:has(input[value=steward-government]) button").click()
    visitor.open("/practice-island/")
    visitor.look(f"begin-acting-{language}")
    for name, address in {
        "choose": "/new-cycle/",
        "dates": "/new-cycle/dates/?template=local",
    }.items():
        visitor.open(address)
        visitor.look(f"begin-{name}-{language}")
    visitor.page.locator("[name=member]").select_option("practice-island")
    visitor.page.locator("[name=starts]").fill("29 February 2028")
    visitor.page.locator("[name=slug]").fill("ours")
    visitor.page.locator("main form button").first.click()
    visitor.look(f"begin-preview-{language}")
    visitor.page.locator("button[name=make]").click()
    visitor.look(f"begin-go-live-{language}")


@pytest.mark.usefixtures("pseudo_languages")
def test_every_word_of_the_new_pages_is_translatable() -> None:
    client = Client(headers={"Accept-Language": "en-xa", "Host": "localhost"})
    addresses = ["/", "/practice/act-as/", "/practice-island/"]
    found = {address: plain_words(client.get(address).content.decode()) for address in addresses}
    client.post("/practice/act-as/", {"part": "steward-government"})
    given = {
        "template": "local",
        "member": "practice-island",
        "starts": "29 February 2028",
        "side": "government",
    }
    for address in ("/practice-island/", "/new-cycle/", "/new-cycle/dates/?template=blank"):
        found[f"{address} signed in"] = plain_words(client.get(address).content.decode())
    found["preview"] = plain_words(
        client.post("/new-cycle/dates/", given | {"slug": "ours"}).content.decode()
    )
    assert found == {name: [] for name in found}
