"""Recent changes as people read them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.record import kinds
from moothill.commons.record.models import Change
from moothill.commons.record.operations import revise
from moothill.commons.record.suggesting import Proposal, suggest, take_back
from tests.front.site.test_records import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cycle):
    return f"{cycle.get_absolute_url()}changes/"


@pytest.fixture
def save(steward, at):
    """Saves a title, so many minutes later, by a steward or by somebody else."""

    def of(record, title, minutes=0, by=steward, reason=""):
        record.refresh_from_db()
        revise(
            record=record, values={"title": title}, base=record.version, by=by,
            at=at + timedelta(minutes=minutes), reason=reason,
        )  # fmt: skip

    return of


def rows(page):
    return page.count("<tr>") - 1


def test_a_change_says_what_who_why_and_how_much(client, address, make, save, steward):
    record = make("objective", title="One old word")
    save(record, "One new shiny word", reason="It shines")
    page = text(client, f"{address}?act=revised")
    assert "Objective: changed" in page and "One new shiny word" in page and "It shines" in page
    assert steward.name in page and "+2" in page and "−1" in page
    assert f"{record.get_absolute_url()}compare/?from=1&amp;to=2" in page


def test_saves_of_one_sitting_stand_together(client, address, make, save):
    record = make("objective", title="A")
    for minutes, title in enumerate(("A b", "A b c", "A b c d")):
        save(record, title, minutes * 20, reason=f"Reason {minutes}")
    page = text(client, f"{address}?act=revised")
    assert rows(page) == 1 and "3 saves" in page and "compare/?from=1&amp;to=4" in page and "+3" in page
    assert all(f"Reason {number}" in page for number in range(3))


def test_a_later_sitting_stands_apart(client, address, make, save):
    record = make("objective", title="A")
    save(record, "A b")
    save(record, "A b c", minutes=61)
    assert rows(text(client, f"{address}?act=revised")) == 2


def test_what_somebody_else_saved_between_parts_a_sitting(client, address, make, save, civil_steward):
    record = make("objective", title="A")
    save(record, "A b")
    save(record, "A b c", 1, by=civil_steward)
    save(record, "A b c d", 2)
    assert rows(text(client, f"{address}?act=revised")) == 3


def test_saves_of_two_records_side_by_side_stand_together_each(client, address, make, save):
    one, other = make("objective", title="A"), make("objective", title="Z")
    for minutes in range(4):
        save(one if minutes % 2 else other, f"Title {minutes}", minutes)
    assert rows(text(client, f"{address}?act=revised")) == 2


def test_filters_narrow_and_are_kept(client, address, make, save, steward, civil_steward):
    section = make("section", page=make("page").reference, title="Aims")
    save(section, "Our aims")
    save(make("objective", title="Openness"), "More openness", by=civil_steward)
    page = text(client, f"{address}?kind=section&act=revised&by={steward.name}")
    assert "Our aims" in page and "More openness" not in page
    assert f"changes.atom?kind=section&amp;act=revised&amp;by={steward.name}".replace(" ", "+") in page
    assert "More openness" in text(client, f"{address}?by={civil_steward.name}")


def test_days_are_those_of_the_cycle(client, address, make):
    make("objective", title="Openness")
    for query, there in (
        ("since=2018-03-01", True),
        ("since=2018-03-02", False),
        ("until=2018-02-28", False),
    ):
        assert ("Openness" in text(client, f"{address}?{query}")) is there, query
    assert "Openness" in text(client, f"{address}?since=2018-03-01&until=2018-03-01")
    assert "Openness" in text(client, f"{address}?since=0001-01-01&until=9999-12-31")


@pytest.mark.parametrize(
    "query", ["kind=x", "act=prepared", "since=yesterday", "until=2018-02-30", "before=x", f"by={'x' * 81}"]
)
def test_a_word_that_leads_nowhere_is_said_so(client, address, query):
    answer = client.get(f"{address}?{query}")
    assert answer.status_code == 400 and b'role="alert"' in answer.content


def test_the_page_of_a_contributor_is_not_for_search_engines(client, address, make, steward, save):
    save(make("objective"), "New")
    assert "noindex" in text(client, f"{address}?by={steward.name}")
    assert "noindex" not in text(client, address)


def test_a_draft_is_not_a_change_yet(client, address, make, client_of, steward):
    make("objective", title="Canary", publish=False)
    for each in (client, client_of(steward)):
        assert "prepared" not in text(each, f"{address}?kind=objective")


def test_a_suggestion_leads_to_its_page_while_it_is_public(client, address, cycle, make, account_holder, at):
    record = make("objective", title="Openness")
    proposal = Proposal(Change.REVISE, kinds.get("objective"), record, {"title": "Canary"}, base=1)
    made = suggest(
        proposal=proposal, cycle=cycle, by=account_holder, at=at, key=uuid4(), reason="A better word"
    )
    page = text(client, f"{address}?kind=suggestion")
    assert f"/suggestions/{made.number}/" in page and "A better word" in page
    take_back(suggestion=made, by=account_holder, at=at)
    page = text(client, f"{address}?kind=suggestion")
    assert f"/suggestions/{made.number}/" not in page and "A better word" not in page


def test_a_held_suggestion_is_told_nowhere(client, address, cycle, account_holder, at):
    new = Proposal(Change.CREATE, kinds.get("objective"), values={"title": "Canary"})
    made = suggest(
        proposal=new, cycle=cycle, by=account_holder, at=at, key=uuid4(), reason="Canary", held=True
    )
    assert "Canary" not in text(client, address)
    take_back(suggestion=made, by=account_holder, at=at)
    for each in (address, f"{cycle.get_absolute_url()}journal/", cycle.get_absolute_url()):
        assert "Canary" not in text(client, each)


def test_a_long_list_has_pages_and_asks_the_same_number_of_questions(client, address, make, save):
    record = make("objective", title="0")
    text(client, address)  # whatever is asked once only
    counts = []
    for minutes in (0, 120, 240):
        save(record, f"Title {minutes}", minutes)
        with CaptureQueriesContext(connection) as queries:
            text(client, f"{address}?act=revised")
        counts.append(len(queries))
    assert counts[0] == counts[-1]
    for number in range(60):
        make("objective", title=f"Thing {number}")
    first = text(client, address)
    before = first.split("?before=")[1].split('"')[0]
    second = text(client, f"{address}?before={before}")
    assert "Thing 59" in first and "Thing 0<" not in first and "Thing 0<" in second


def test_a_long_list_of_suggestions_has_pages(client, cycle, make, account_holder, at):
    record = make("objective")
    for number in range(101):
        proposal = Proposal(Change.REVISE, kinds.get("objective"), record, {"title": f"T{number}"}, base=1)
        suggest(proposal=proposal, cycle=cycle, by=account_holder, at=at, key=uuid4())
    home = f"{cycle.get_absolute_url()}suggestions/"
    after = text(client, home).split("after=")[1].split('"')[0]
    assert "suggestions/1/" in text(client, f"{home}?after={after}")
