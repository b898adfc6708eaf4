"""A steward brings a page in the browser: sends it, looks, confirms, and finds it as live data."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import expect

from moothill.commons.record.models import Record
from tests.journeys.checks import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = Path(__file__).parents[1] / "core/wiki/pages/harbourland-2024.wikitext"


@pytest.fixture
def visitor(make_visitor, client_of, steward, live_server, settings, tmp_path) -> Visitor:
    """A steward who is signed in already."""
    settings.HOME = tmp_path
    visitor = make_visitor()
    cookie = client_of(steward).cookies[django_settings.SESSION_COOKIE_NAME]
    visitor.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return visitor


def test_a_steward_brings_a_page(visitor: Visitor, cycle) -> None:
    page = visitor.page
    visitor.open(f"/{cycle.slug}/desk/")
    page.get_by_role("link", name="Bring a page").click()
    visitor.look("import-ask")

    page.get_by_label("Or the page itself").fill('{"a": 1}')
    page.get_by_role("button", name="Show what it would make").click()
    expect(page.get_by_role("region", name="This page cannot be read")).to_contain_text("This is JSON")
    expect(page.get_by_label("Or the page itself")).to_have_value('{"a": 1}')
    visitor.look("import-refused")

    visitor.open(f"/{cycle.slug}/import/")
    page.get_by_label("A file").set_input_files(PAGE)
    page.get_by_role("button", name="Show what it would make").click()
    expect(page.get_by_role("heading", name="What this page would make")).to_be_visible()
    expect(page.get_by_role("region", name="What found no place")).to_contain_text("Hesper Loam")
    assert not Record.objects.exists()
    visitor.look("import-preview")

    page.get_by_label("Why?").fill("We leave the wiki.")
    page.get_by_role("button", name="Make and publish them all").click()
    expect(page.get_by_role("main")).to_contain_text("Evening Two: Skerry Far")
    assert Record.objects.filter(kind="activity").count() == 23
    visitor.open(f"/{cycle.slug}/journal/")
    expect(page.get_by_role("main")).to_contain_text("We leave the wiki.")
