"""A pasted list: shown first, then all or none."""

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Record
from moothill.front.desk.pasting import MOST_LINES

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client_of, steward):
    return client_of(steward)


def test_a_list_is_shown_before_it_is_made(browser, home, traces):
    before = traces()
    answer = browser.post(f"{home}objectives/paste/", {"rows": "Build trust\n\nOpen the books"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Build trust" in page and "Open the books" in page
    assert traces() == before


def test_a_list_is_made_in_one_act(browser, home, cycle):
    lines = Entry.objects.count()
    answer = browser.post(f"{home}objectives/paste/", {"rows": "Build trust\nOpen the books", "make": "1"})
    assert answer.status_code == 303
    assert list(Record.objects.filter(kind="objective").values_list("title", flat=True)) == [
        "Build trust",
        "Open the books",
    ]
    assert Entry.objects.count() == lines + 1


def test_one_line_that_cannot_be_read_stops_all_and_is_named(browser, home, traces):
    before = traces()
    rows = "Stage one | Jan - Mar\nStage two | 32 June"
    answer = browser.post(f"{home}stages/paste/", {"rows": rows, "make": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "line 2" in page and "June has 30 days." in page
    assert "Stage one | Jan - Mar" in page
    assert traces() == before


def test_too_long_a_list_says_where_it_is_too_long(browser, home, traces):
    before = traces()
    rows = "\n".join(f"Aim {number}" for number in range(MOST_LINES + 1))
    answer = browser.post(f"{home}objectives/paste/", {"rows": rows, "make": "1"})
    assert answer.status_code == 422
    assert f"line {MOST_LINES + 1}" in answer.content.decode()
    assert traces() == before


def test_a_second_click_makes_the_list_once(browser, home):
    data = {"rows": "One\nTwo", "make": "1", "key": "8b8c2b52-1d8f-4a1c-9d6f-2f6f3f0a6f11"}
    assert [browser.post(f"{home}objectives/paste/", data).status_code for _ in range(2)] == [303, 303]
    assert Record.objects.filter(kind="objective").count() == 2
