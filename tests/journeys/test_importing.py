"""A steward brings contributions from a file, watches them come in, and takes them out again."""

from pathlib import Path

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import expect

from moothill.front.importing import working
from moothill.rooms.inputs.models import Input
from tests.front.importing.conftest import SHEET
from tests.journeys.checks import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visitor(make_visitor, client_of, steward, live_server, settings, tmp_path) -> Visitor:
    """A steward who is signed in already."""
    settings.MEDIA_ROOT = tmp_path / "media"
    visitor = make_visitor()
    cookie = client_of(steward).cookies[django_settings.SESSION_COOKIE_NAME]
    visitor.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return visitor


def test_a_steward_brings_a_file_and_takes_it_out_again(visitor: Visitor, cycle, tmp_path: Path) -> None:
    page = visitor.page
    file = tmp_path / "ideas.csv"
    file.write_text(SHEET)
    visitor.open(f"/{cycle.slug}/desk/")
    page.get_by_role("link", name="Bring contributions from a file").click()
    page.get_by_role("link", name="Bring a file").click()
    visitor.look("imports-new")

    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label("Where it comes from").fill("https://ideas.example/")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("region", name="The first rows").first).to_contain_text("A bench by the river")
    expect(page.get_by_label("Idea", exact=True)).to_have_value("words")
    visitor.look("imports-columns")

    page.get_by_role("button", name="Show what it would bring").click()
    expect(page.get_by_role("region", name="Rows that cannot be taken").first).to_contain_text(
        "There are no words"
    )
    assert not Input.objects.exists()
    visitor.look("imports-preview")

    page.get_by_role("button", name="Bring in 3 contributions").click()
    expect(page.get_by_role("main")).to_contain_text("0 of 5 rows")
    visitor.look("imports-running")
    working.work()
    # The page looks for itself.
    expect(page.get_by_role("main")).to_contain_text("3 contributions brought in", timeout=20_000)
    visitor.look("imports-done")

    page.get_by_role("link", name="Undo this import").click()
    page.get_by_label("Why?").fill("It was the wrong file.")
    visitor.look("imports-undo")
    page.get_by_role("button", name="Undo the whole import").click()
    expect(page.get_by_role("main")).to_contain_text("It was the wrong file.")
    working.work()
    assert not Input.objects.exists()
    visitor.open(f"/{cycle.slug}/journal/")
    expect(page.get_by_role("main")).to_contain_text("A list that was brought in was taken out again")
    visitor.open(f"/{cycle.slug}/imports/")
    visitor.look("imports-list")
