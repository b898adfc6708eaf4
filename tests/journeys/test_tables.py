"""Six tables write sixty notes on telephones, with the network cut for part of it: none is lost, none is doubled."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations import open_tables
from tests.journeys.checks import DESK, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TELEPHONE = {"width": 360, "height": 740}


@pytest.fixture
def addresses(make: Callable[..., Record], steward: Actor) -> list[str]:
    """Six tables of a workshop."""
    stage = make("stage", title="Raising awareness", when="March 2018")
    event = make("activity", title="Workshop", stage=stage.reference, form="event", place="Oakland")
    now = timezone.now()
    names = [str(number) for number in range(1, 7)]
    opened = open_tables(event=event, names=names, until=now + timedelta(hours=9), by=steward, at=now)
    return [f"/{event.cycle.slug}/tables/{each.token}/" for each in opened]


def write(page: Page, words: str) -> None:
    page.get_by_label("Note 1").fill(words)
    page.get_by_role("button", name="Save note").click()


def stored() -> Counter[tuple[str, str]]:
    return Counter(Input.objects.values_list("table", "words"))


def said(table: int, number: int) -> str:
    return f"Table {table} thinks of number {number}, and says it out loud."


def test_sixty_notes_from_six_tables_with_the_network_cut_for_part_of_it(
    make_visitor: Callable[..., Visitor], addresses: list[str]
) -> None:
    visitor = make_visitor(viewport=TELEPHONE)
    page, context = visitor.page, visitor.page.context
    for table, address in enumerate(addresses, start=1):
        visitor.open(address)
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Table {table}")
        for number in range(1, 5):
            write(page, said(table, number))
        context.set_offline(True)
        for number in range(5, 9):
            write(page, said(table, number))
        expect(page.locator("[data-state]")).to_contain_text("wait for the network")
        context.set_offline(False)
        for number in range(9, 11):
            write(page, said(table, number))
        expect(page.locator("[data-state]")).to_have_text("Everything is stored.", timeout=20_000)
        expect(page.locator("[data-list] > li")).to_have_count(10)
    assert stored() == Counter(
        (str(table), said(table, number)) for table in range(1, 7) for number in range(1, 11)
    )
    visitor.look("table")


def test_what_was_not_sent_survives_a_closed_tab_and_a_lost_answer(
    make_visitor: Callable[..., Visitor], addresses: list[str]
) -> None:
    visitor = make_visitor(viewport=TELEPHONE)
    visitor.open(addresses[0])
    page = visitor.page
    answered: list[str] = []

    def lose_the_answer(route: Route) -> None:
        if route.request.method == "POST" and not answered:
            answered.append(str(route.fetch().status))
            route.abort()
        else:
            route.continue_()

    page.route("**/tables/**", lose_the_answer)
    write(page, "Benches")
    expect(page.locator("[data-state]")).to_have_text("Everything is stored.")
    assert answered == ["200"]
    page.context.set_offline(True)
    write(page, "Trees")
    write(page, "A mistake")
    page.locator("li", has_text="A mistake").get_by_role("button", name="Take back").click()
    page.get_by_label("Note 1").fill("Half a thou")
    expect(page.locator("[data-state]")).to_have_text("Notes that wait for the network: 1")
    page.close()  # and another tab is opened later
    page = visitor.page.context.new_page()
    page.context.set_offline(False)
    page.on("pageerror", lambda error: visitor.troubles.append(str(error)))
    page.goto(f"{visitor.site}{addresses[0]}")
    expect(page.get_by_label("Note 1")).to_have_value("Half a thou")
    expect(page.locator("[data-list] > li")).to_have_count(2)
    expect(page.locator("[data-state]")).to_have_text("Everything is stored.")
    assert stored() == Counter([("1", "Benches"), ("1", "Trees")])
    assert not visitor.troubles


def test_a_keyboard_fills_a_grid(make_visitor: Callable[..., Visitor], addresses: list[str]) -> None:
    visitor = make_visitor(viewport=DESK)
    page = visitor.page
    visitor.open(addresses[0])
    page.get_by_label("Note 1").focus()
    for number in range(1, 8):
        page.keyboard.type(f"Row {number}")
        page.keyboard.press("Enter")
    page.keyboard.type("Row 8")
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-list] > li")).to_have_count(8)
    expect(page.get_by_label("Note 1")).to_be_focused()
    expect(page.locator("[data-state]")).to_have_text("Everything is stored.")
    page.locator("li", has_text="Row 3").get_by_role("button", name="Take back").click()
    expect(page.locator("[data-list] > li")).to_have_count(7)
    expect(page.get_by_label("Note 1")).to_have_value("Row 3")
    assert Input.objects.exclude(record__state="withdrawn").count() == 7
