"""Timelines: tables of months, in which a month that was lost is said to be lost."""

import re

import pytest

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record import panels
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.errors import Invalid
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind
from moothill.commons.record.operations import withdraw
from moothill.commons.record.panels import Place
from moothill.rooms.plan.queries import Sight, grids, timelines
from tests.rooms.plan.conftest import drawn, markup, own_page
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def timeline(make):
    return make("timeline", title="Delivery")


@pytest.fixture
def grid(cycle, at):
    """The table of a cycle's only timeline, as a visitor sees it."""

    def of(actor=PASSER_BY):
        return grids(timelines(cycle, actor), Sight(cycle, actor, cycle.day(at)))[0]

    return of


def marked(line) -> list[str]:
    return [month for month, mark in line.cells if mark]


def test_the_months_come_from_the_periods(grid, timeline, row):
    row(timeline, "Nov 2018 - Jan 2019")
    row(timeline, "February 2019", "w/c 19 November 2018")
    found = grid()
    assert [column.heading for column in found.columns] == ["Nov", "Dec", "Jan", "Feb"]
    assert found.years == ((2018, 2), (2019, 2))
    assert [marked(line) for line in found.groups[0].lines] == [
        ["November 2018", "December 2018", "January 2019"],
        ["November 2018", "February 2019"],
    ]


def test_a_period_without_an_end_goes_on_to_the_last_column(grid, timeline, row):
    row(timeline, "from February 2018")
    row(timeline, "April 2018")
    first, second = grid().groups[0].lines
    assert (marked(first), first.goes_on) == (["February 2018", "March 2018", "April 2018"], True)
    assert (marked(second), second.goes_on) == (["April 2018"], False)


def test_a_span_of_many_years_is_drawn_in_years(grid, timeline, row):
    row(timeline, "2012")
    row(timeline, "March 2018")
    found = grid()
    assert [column.heading for column in found.columns] == [str(year) for year in range(2012, 2019)]
    assert found.years == ()
    assert [marked(line) for line in found.groups[0].lines] == [["2012"], ["2018"]]


@pytest.mark.parametrize(
    ("periods", "marks", "counted", "lost"),
    [
        ((), 1, 1, 1),
        ((), 5, 5, 5),
        (("March 2018",), 3, 3, 2),
        (("March 2018",), 1, 1, 0),
        (("March - May 2018",), None, 3, 0),
        (("10:30 – 12:30",), 1, 1, 1),
        ((), 0, 0, 0),
        (("March - May 2018",), 1, 1, 0),
    ],
)
def test_marks_whose_month_was_lost_are_counted_and_draw_no_bar(
    periods, marks, counted, lost, grid, timeline, row
):
    row(timeline, *periods, marks=marks)
    found = grid()
    line = found.groups[0].lines[0]
    assert (found.marks, line.lost) == (counted, lost)
    assert ("■" in markup("plan.timeline", _place(found), "TL-1")) is bool(marked(line))


def _place(grid) -> Place:
    record = grid.thing.record
    return Place(record.cycle, PASSER_BY, record.created_at)


def test_a_lost_month_reads_month_not_known(place, timeline, row):
    row(timeline, title="Report", marks=1)
    row(timeline, title="Newsletter", marks=5)
    row(timeline, title="Empty row", marks=0)
    shown = drawn("plan.timeline", place, "TL-1")
    assert "Delivery: 3 rows, 6 marks" in shown
    assert "Report month not known" in shown
    assert "Newsletter 5 marks, month not known" in shown
    assert "Empty row no mark" in shown


def test_rows_stand_in_their_groups(grid, timeline, row):
    for title, group in (("a", "Stage One"), ("b", "Stage Two"), ("c", "Stage One")):
        row(timeline, "March 2018", title=title, group=group)
    assert [(group.name, [line.part.title for line in group.lines]) for group in grid().groups] == [
        ("Stage One", ["a", "c"]),
        ("Stage Two", ["b"]),
    ]


def test_the_table_can_be_heard(place, timeline, row):
    row(timeline, "March 2018", title="Report", group="Stage One")
    table = markup("plan.timeline", place, "TL-1")
    for heading in (
        'scope="colgroup" colspan="1">2018',
        'scope="rowgroup" colspan="3"',
        '<th scope="row"><a href=',
    ):
        assert heading in table
    assert re.search(
        r'data-h="March 2018"><span[^>]*><span aria-hidden="true">■</span><span class="visually-hidden">',
        table,
    )


def test_what_a_row_is_linked_to_stands_in_it(place, cycle, make, timeline, row, steward, at):
    record, stage = row(timeline, "March 2018"), make("stage", title="Launch", when="March 2018")
    hidden = make("stage", title="Canary", when="March 2018", publish=False)
    for effect in (stage, hidden):
        link(cause=record, effect=effect, kind=LinkKind.CAME_FROM, by=steward, at=at)
    table = markup("plan.timeline", place, "TL-1")
    assert f'<a href="/{cycle.slug}/stages/ST-1/" translate="no" lang="en">Launch</a>' in table
    assert "Canary" not in table


def test_doubts_and_notes_stand_in_the_row(place, make, timeline):
    periods = [{"when": "Tuesday 26 February 2018", "note": "in Fife"}]
    make("timeline-row", timeline="TL-1", periods=periods, doubt="the column is a guess")
    shown = drawn("plan.timeline", place, "TL-1")
    for part in ("in Fife", "is a Monday, not a Tuesday", "Uncertain: the column is a guess"):
        assert part in shown


def test_one_panel_shows_one_timeline(place, timeline, row, make):
    other = make("timeline", title="Other one")
    row(timeline, "March 2018", title="Ours")
    row(other, "March 2018", title="Theirs")
    panel = panels.get("plan.timeline")
    assert list(panel.options(place)) == [("TL-1", "Delivery"), ("TL-2", "Other one")]
    assert "Theirs" not in drawn("plan.timeline", place, "TL-1")
    assert "Theirs" in drawn("plan.timeline", place, "TL-2")


def test_a_timeline_that_is_gone_is_left_out(place, timeline, steward, at):
    withdraw(record=timeline, reason="Another holds", by=steward, at=at)
    assert panels.get("plan.timeline").gather(place, ["TL-1", "TL-9"]) == {}


def test_on_its_own_page_a_timeline_shows_its_table(cycle, at, timeline, row, make):
    make("timeline", title="Other one")
    row(timeline, "March 2018", title="Ours")
    assert "Ours" in drawn("plan.timeline", Place(cycle, PASSER_BY, at, record=timeline))
    assert panels.get("plan.timeline").gather(Place(cycle, PASSER_BY, at), [""]) == {}


def test_the_slot_says_as_of_when_and_that_no_reason_is_recorded(place, make):
    make("timeline", title="Revised", when="30th April 2018", doubt="the first one was not kept")
    make("timeline", title="Explained", when="30th April 2018", revised_because="More time was asked for")
    shown = drawn("plan.timeline", place, "TL-1")
    assert "As of 30th April 2018. No reason recorded for the revision." in shown
    assert "Uncertain: the first one was not kept nothing recorded yet" in shown
    assert "Why it was revised: More time was asked for" in drawn("plan.timeline", place, "TL-2")


def test_the_own_pages_say_everything(cycle, make, timeline, row):
    assert own_page(timeline, cycle) == "As of nothing recorded yet Why it was revised no reason recorded"
    lost = make("timeline-row", timeline="TL-1", group="Stage One", marks=2, periods=[{"note": "month lost"}])
    shown = "Timeline Delivery Group Stage One When month not known month lost Marks in the source 2"
    assert own_page(lost, cycle) == shown
    assert own_page(row(timeline, "March 2018"), cycle) == "Timeline Delivery When March 2018"
    assert own_page(row(timeline), cycle) == "Timeline Delivery When month not known"


def test_a_row_of_a_timeline_that_is_gone_does_not_name_it(cycle, timeline, row, steward, at):
    record = row(timeline, "March 2018")
    withdraw(record=timeline, reason="Another holds", by=steward, at=at)
    assert own_page(record, cycle).startswith("Timeline A timeline that is not published")


def test_a_row_belongs_to_a_timeline_of_the_cycle(make, other_cycle):
    elsewhere = make("timeline", cycle=other_cycle)
    for reference in ("", "TL-9", elsewhere.reference):
        with pytest.raises(Invalid) as refusal:
            make("timeline-row", timeline=reference)
        assert [fault.field for fault in refusal.value.faults] == ["timeline"]


def test_no_more_rows_than_a_page_holds(cycle, steward, at, timeline, grid):
    made = [Item("timeline-row", {"title": f"No. {n}", "timeline": "TL-1"}) for n in range(205)]
    bring_in(cycle=cycle, items=made, by=steward, at=at, reason="many", source="a list")
    found = grid()
    assert (found.rows, found.has_more) == (100, True)
    shown = words(markup("plan.timeline", _place(found), "TL-1"))
    assert ("No. 99" in shown, "No. 100" in shown, "The rows after these" in shown) == (True, False, True)
