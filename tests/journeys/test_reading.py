"""A citizen reads the sample cycle: on a desk, on a phone, in long words, from right to left, without scripts."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect

from tests.journeys.checks import Visitor, looked_at
from tests.journeys.words import plain_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/scotland-2018-20/"
PAGES = {
    "site": "/",
    "cycle": HOME,
    "planning": f"{HOME}planning/",
    "timeline": f"{HOME}timeline/",
    "register": f"{HOME}activities/",
    "register-narrowed": f"{HOME}activities/?stage=ST-1&state=complete",
    "activity": f"{HOME}activities/A-1/",
    "tasks": f"{HOME}tasks/",
    "meetings": f"{HOME}meetings/",
    "meeting": f"{HOME}meetings/M-1/",
    "documents": f"{HOME}documents/",
    "document": f"{HOME}documents/DOC-1/",
    "stage": f"{HOME}stages/ST-1/",
    "section": f"{HOME}sections/SE-1/",
    "channels": f"{HOME}channels/",
    "history": f"{HOME}stages/ST-1/history/",
    "story": f"{HOME}inputs/I-1/trail/",
    "version": f"{HOME}stages/ST-1/versions/1/",
    "changes": f"{HOME}changes/",
    "journal": f"{HOME}journal/",
    "rights": f"{HOME}who-can-do-what/",
    "data": f"{HOME}data/",
    "mail": "/mail/",
}


@pytest.fixture(autouse=True)
def sample() -> None:
    call_command("sample", verbosity=0)


@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("language", ["en", "en-xa", "ar-xb"])
def test_every_page_bears_being_looked_at(make_visitor: Callable[..., Visitor], language: str) -> None:
    visitor = make_visitor(locale=language)
    for name, address in looked_at(PAGES, language).items():
        visitor.open(address)
        expect(visitor.page.locator("html")).to_have_attribute("lang", language)
        visitor.look(f"{name}-{language}")


@pytest.mark.usefixtures("pseudo_languages")
def test_every_word_of_the_interface_is_translatable() -> None:
    client = Client(headers={"Accept-Language": "en-xa", "Host": "localhost"})
    found = {name: plain_words(client.get(address).content.decode()) for name, address in PAGES.items()}
    assert found == {name: [] for name in PAGES}


def test_a_citizen_finds_an_activity_and_what_became_of_it_without_scripts(
    make_visitor: Callable[..., Visitor],
) -> None:
    visitor = make_visitor(java_script_enabled=False)
    page = visitor.page
    visitor.open("/")
    page.get_by_role("link", name="Action plan 2018", exact=False).first.click()
    page.get_by_role("navigation").get_by_role("link", name="Activities").first.click()
    page.get_by_label("State").select_option("cancelled")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("main")).to_contain_text("none given on the page")
    page.get_by_role("table").get_by_role("link").first.click()
    page.get_by_role("link", name="History", exact=False).first.click()
    expect(page.get_by_role("main")).to_contain_text("Version 1")


def test_a_reader_walks_the_planning_page_by_keyboard(visitor: Visitor) -> None:
    visitor.open(f"{HOME}planning/")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("main")).to_be_focused()
    contents = visitor.page.get_by_role("navigation", name="On this page").get_by_role("link").nth(3)
    contents.focus()
    visitor.page.keyboard.press("Enter")
    assert "#SE-" in visitor.page.url


def test_a_reader_leaves_nothing_behind(visitor: Visitor) -> None:
    for address in PAGES.values():
        visitor.open(address)
    assert visitor.page.context.cookies() == []
