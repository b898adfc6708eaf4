"""A visitor searches the sample cycle: from any page, on a desk and a phone, in long words, without scripts."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect

from tests.journeys.checks import Visitor
from tests.journeys.words import plain_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOME = "/scotland-2018-20/"
PAGES = {
    "search-empty": f"{HOME}search/",
    "search-found": f"{HOME}search/?q=workshop",
    "search-narrowed": f"{HOME}search/?q=government&kind=document",
    "search-nothing": f"{HOME}search/?q=xylophone",
    "search-site": "/search/?q=open+government",
}
FAULTY = f"{HOME}search/?q=workshop&kind=nonsense"


@pytest.fixture(autouse=True)
def sample() -> None:
    call_command("sample", verbosity=0)
    call_command("worker", "--once")


@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("language", ["en", "en-xa", "ar-xb"])
def test_every_search_page_bears_being_looked_at(make_visitor: Callable[..., Visitor], language: str) -> None:
    visitor = make_visitor(locale=language)
    for name, address in PAGES.items():
        visitor.open(address)
        visitor.look(f"{name}-{language}")
    visitor.open(FAULTY, status=400)
    visitor.look(f"search-faulty-{language}")


@pytest.mark.usefixtures("pseudo_languages")
def test_every_word_of_the_search_is_translatable() -> None:
    client = Client(headers={"Accept-Language": "en-xa", "Host": "localhost"})
    found = {name: plain_words(client.get(address).content.decode()) for name, address in PAGES.items()}
    assert found == {name: [] for name in PAGES}


@pytest.mark.parametrize("scripts", [True, False])
def test_a_visitor_searches_from_any_page_and_reads_what_was_found(
    make_visitor: Callable[..., Visitor], scripts: bool
) -> None:
    visitor = make_visitor(java_script_enabled=scripts, viewport={"width": 320, "height": 800})
    page = visitor.page
    visitor.open(f"{HOME}journal/")
    page.get_by_label("Search this plan").fill("workshop facilitator")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("main")).to_contain_text("Procurement for workshops")
    expect(page.locator("mark").first).to_be_visible()
    page.get_by_label("Words to look for").fill("government")
    page.get_by_label("Kind").select_option("activity")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.get_by_label("Words to look for")).to_have_value("government")
    expect(page.get_by_role("main").locator("li .mh_quiet").first).to_contain_text("Activity")
    page.get_by_role("link", name="Search everything").click()
    page.get_by_role("link", name="The results after these").click()
    expect(page.get_by_role("main").locator("ol > li").first).to_be_visible()
    page.get_by_role("link", name="Back to the first results").click()
    page.get_by_role("main").locator("h2 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
