"""Every component can be used by everybody: on a desk, on a phone, in long words, from right to left."""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests.journeys.checks import Visitor
from tests.journeys.words import plain_words

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.journeys.style"),
]


@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("language", ["en", "en-xa", "ar-xb"])
def test_the_components_bear_being_looked_at(make_visitor: Callable[..., Visitor], language: str) -> None:
    visitor = make_visitor(locale=language)
    visitor.open("/style/")
    expect(visitor.page.locator("html")).to_have_attribute("lang", language)
    visitor.look(f"style-{language}")


@pytest.mark.parametrize(("address", "status"), [("/nowhere/", 404), ("/broken/", 200), ("/language/", 200)])
def test_pages_at_the_edge_bear_it_too(visitor: Visitor, address: str, status: int) -> None:
    visitor.open(address, status=status)
    visitor.look(address.strip("/"))


@pytest.mark.usefixtures("pseudo_languages")
@pytest.mark.parametrize("address", ["/nowhere/", "/broken/", "/language/"])
def test_every_word_at_the_edge_is_translatable(address: str) -> None:
    page = Client(headers={"Accept-Language": "en-xa"}).get(address).content.decode()
    assert "<h1>" in page
    assert plain_words(page) == []


def test_a_form_says_what_needs_mending(visitor: Visitor) -> None:
    visitor.open("/style/")
    visitor.page.get_by_role("button", name="Save").click()
    summary = visitor.page.get_by_role("alert")
    expect(summary).to_contain_text("Title")
    visitor.look("style-errors")
    summary.get_by_role("link", name="Title").click()
    expect(visitor.page.get_by_label("Title")).to_be_focused()


def test_the_toolbar_marks_the_text(visitor: Visitor) -> None:
    visitor.open("/style/")
    text = visitor.page.get_by_role("textbox", name="Text")
    text.fill("open")
    text.select_text()
    visitor.page.get_by_role("button", name="Bold").click()
    expect(text).to_have_value("**open**")


def test_without_scripts_the_form_is_whole_and_no_dead_button_stands_there(
    make_visitor: Callable[..., Visitor],
) -> None:
    visitor = make_visitor(java_script_enabled=False)
    visitor.open("/style/")
    expect(visitor.page.get_by_role("button", name="Bold")).to_be_hidden()
    visitor.page.get_by_role("button", name="Save").click()
    expect(visitor.page.get_by_role("alert")).to_be_visible()


def test_a_reader_at_a_keyboard_can_skip_to_the_content(visitor: Visitor) -> None:
    visitor.open("/style/")
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.get_by_role("link", name="Skip to the main content")).to_be_focused()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("main")).to_be_focused()
