"""Key dates: dates and rules, with what was met."""

from datetime import UTC, date, datetime

import pytest

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.errors import Invalid, ReasonNeeded
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise
from moothill.commons.record.panels import Place
from moothill.rooms.plan.queries import next_deadlines
from tests.rooms.plan.conftest import drawn, own_page

pytestmark = pytest.mark.django_db

TODAY = date(2018, 9, 3)


@pytest.fixture
def key_date(make):
    def of(title="Plan due", when="31 August 2018", **values):
        return make("key-date", title=title, when=when, **values)

    return of


def next_ones(cycle, today=TODAY, **more):
    return [(row.part.title, row.due.words) for row in next_deadlines(cycle, PASSER_BY, today, **more)]


def test_a_date_or_a_rule_is_needed(key_date):
    with pytest.raises(Invalid) as refusal:
        key_date(when="")
    assert [fault.field for fault in refusal.value.faults] == ["when"]
    assert key_date(when="", rule="3 to 5 commitments").version == 1


def test_what_an_import_left_open_need_not_be_made_up_later(cycle, steward, at):
    bring_in(cycle=cycle, items=[Item("key-date", {"title": "x"})], by=steward, at=at, reason="x", source="y")
    record = Record.objects.get(kind="key-date")
    assert (
        revise(record=record, values={"doubt": "No date on the page"}, base=1, by=steward, at=at).version == 2
    )


def test_a_date_moves_with_a_reason_and_is_met_without_one(key_date, steward, at):
    record = key_date()
    with pytest.raises(ReasonNeeded):
        revise(record=record, values={"when": "30 September 2018"}, base=1, by=steward, at=at)
    assert revise(record=record, values={"met": "5 December 2018"}, base=1, by=steward, at=at).version == 2


def test_the_table_counts_days_while_the_cycle_runs(cycle, key_date):
    key_date()
    key_date("Size of the plan", when="", rule="3 to 5 commitments")
    shown = drawn("plan.key-dates", Place(cycle, PASSER_BY, datetime(2018, 9, 3, 12, tzinfo=UTC)))
    assert "Plan due 31 August 2018 3 days late D-1" in shown
    assert "Size of the plan 3 to 5 commitments no date D-2" in shown


def test_the_table_of_an_ended_cycle_shows_final_figures(ended, key_date):
    key_date()
    key_date("Draft due", met="5 December 2018")
    for year in (2019, 2031):
        shown = drawn("plan.key-dates", Place(ended, PASSER_BY, datetime(year, 1, 1, tzinfo=UTC)))
        assert "Plan due 31 August 2018 passed" in shown
        assert "Draft due 31 August 2018 met 96 days late met on: 5 December 2018" in shown


def test_what_is_due_next_begins_with_what_is_late(cycle, key_date):
    key_date("Later", when="1 October 2018")
    key_date("Met", met="30 August 2018")
    key_date("Rule", when="", rule="3 to 5 commitments")
    key_date("Late")
    key_date("Soon", when="4 September 2018")
    assert next_ones(cycle) == [("Late", "3 days late"), ("Soon", "1 day left"), ("Later", "28 days left")]
    assert next_ones(cycle, most=1) == [("Late", "3 days late")]


def test_an_ended_cycle_gives_each_date_its_final_word(ended, key_date):
    key_date("Met", met="30 August 2018")
    key_date("Not recorded", when="1 September 2018")
    assert next_ones(ended) == [("Met", "met on time"), ("Not recorded", "passed")]


def test_on_its_own_page_a_key_date_says_how_it_stands(cycle, key_date):
    key_date("Another", when="1 January 2018")
    record = key_date()
    place = Place(cycle, PASSER_BY, datetime(2018, 8, 30, 12, tzinfo=UTC), record=record)
    assert drawn("plan.due", place) == "1 day left"
    assert own_page(record, cycle) == "When 31 August 2018 Met on nothing recorded yet"


def test_a_cycle_without_key_dates_says_so(place):
    assert drawn("plan.key-dates", place) == "nothing recorded yet"
