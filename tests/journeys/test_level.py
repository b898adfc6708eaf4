"""Two stewards, two browsers, no scripts: one side asks for a change of rights, the other confirms it, the public reads both."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from moothill.commons.cycles.models import Cycle
from moothill.core.policy import Role, Side
from tests.journeys.checks import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/scotland-2018-20/"


@pytest.fixture
def seat(make_visitor: Callable[..., Visitor], make_person, client_of, live_server) -> Callable[..., Visitor]:
    """Seats a steward of a side at a browser in which they are signed in."""
    call_command("sample", verbosity=0)
    cycle = Cycle.objects.get(slug=HOME.strip("/"))

    def seated(side: Side, **options) -> Visitor:
        client = client_of(make_person(f"{side}@example.org", (cycle, Role.STEWARD, side)))
        visitor = make_visitor(**options)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        visitor.page.context.add_cookies([cookie])
        return visitor

    return seated


def test_one_side_asks_the_other_confirms_and_the_public_reads_both(seat, visitor: Visitor) -> None:
    ours = seat(Side.GOVERNMENT, java_script_enabled=False)
    theirs = seat(Side.CIVIL_SOCIETY, java_script_enabled=False)

    ours.open(f"{HOME}desk/editing/?kind=activity&contributor=guest")
    page = ours.page
    expect(page.get_by_label("What", exact=True)).to_have_value("activity")
    page.get_by_label("How").select_option("locked")
    page.get_by_label("Why?").fill("Forty lines of spam since Monday")
    page.get_by_role("button", name="Change").click()
    expect(page.locator("body")).to_contain_text("Nothing has changed yet")
    ours.open(f"{HOME}activities/A-1/editing/")

    visitor.open(f"{HOME}who-can-do-what/")
    expect(visitor.page.get_by_role("main")).to_contain_text("Forty lines of spam since Monday")
    visitor.look("level-rights-waiting")

    theirs.open(f"{HOME}desk/")
    theirs.page.get_by_role("link", name="Edits to activities by guests: no").click()
    theirs.page.get_by_role("button", name="Confirm").click()
    expect(theirs.page.locator("body")).to_contain_text("It is confirmed")

    visitor.open(f"{HOME}who-can-do-what/")
    row = visitor.page.locator("tr[data-act='edit-open'][data-kind='activity'] td[data-who='guest']")
    expect(row).to_have_text("no")
    visitor.look("level-rights-confirmed")


def test_the_pages_of_rights_bear_being_looked_at(seat) -> None:
    ours, theirs = seat(Side.GOVERNMENT), seat(Side.CIVIL_SOCIETY)
    ours.open(f"{HOME}desk/standing/")
    ours.look("level-standing")
    ours.page.get_by_label("may be made by stewards of one side alone").check()
    ours.page.get_by_label("Why?").fill("To save time")
    ours.page.get_by_role("button", name="Change").click()
    for name, address in {
        "editing": "desk/editing/",
        "record": "activities/A-1/editing/",
        "desk": "desk/",
    }.items():
        ours.open(HOME + address)
        ours.look(f"level-{name}")
    theirs.open(f"{HOME}desk/")
    theirs.page.get_by_role("link", name="Let stewards of one side").click()
    theirs.look("level-decide")
