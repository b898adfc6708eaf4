"""Baselines compared: what moved, by how much, and why."""

import pytest

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.operations import publish, revise, withdraw
from moothill.rooms.plan import queries
from moothill.rooms.plan.models import Baseline
from moothill.rooms.plan.operations import cut_baseline
from moothill.rooms.plan.queries import Sight
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db

AGREED = [{"name": "Ann Other", "organisation": "The board", "side": "government"}]


@pytest.fixture
def cut(cycle, steward, at):
    def of(title="As agreed"):
        return cut_baseline(cycle=cycle, title=title, why="It met", agreed=AGREED, by=steward, at=at)

    return of


@pytest.fixture
def change(steward, at):
    """Changes a record as the steward does."""

    def of(record, reason="", **values):
        record.refresh_from_db()
        return revise(record=record, values=values, base=record.version, by=steward, at=at, reason=reason)

    return of


@pytest.fixture
def stage(make):
    return make("stage", title="Stage Three", when="March 2018")


@pytest.fixture
def read(client, cycle):
    """The comparison as a visitor reads it."""

    def of(query="?from=BL-1", client=client) -> str:
        answer = client.get(f"/{cycle.slug}/timeline/compare/{query}")
        assert answer.status_code == 200
        return words(answer.content.decode())

    return of


def test_a_stage_that_moved_between_two_baselines_is_told_with_days_and_reason(cut, change, stage, read):
    cut("First")
    change(stage, "The election was late", when="May 2018")
    cut("Second")
    change(stage, "Later still", when="July 2018")
    shown = read("?from=BL-1&to=BL-2")
    assert "Stage Three moved 61 days later: “The election was late”" in shown
    assert "1 date moved, 0 were added, 0 are gone." in shown
    assert "Later still" not in shown
    assert "Ann Other" in shown
    assert "Stage Three moved 61 days later: “Later still”" in read("?from=BL-2")
    assert "Stage Three moved 122 days later: “The election was late”; “Later still”" in read("?from=BL-1")


def test_the_older_one_always_comes_first(cut, change, stage, read):
    cut()
    change(stage, "Late", when="May 2018")
    cut()
    assert "moved 61 days later" in read("?from=BL-2&to=BL-1")


def test_nothing_moved(cut, stage, change, read):
    cut()
    change(stage, title="Stage 3", aim="New words")
    change(stage, "The same in other words", when="Mar 2018")
    assert "No date has moved." in read()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("5 June 2018", "4 June 2018", "moved 1 day earlier"),
        ("June 2018", "June - July 2018", "now ends 31 days later"),
        ("1 - 9 June 2018", "3 - 9 June 2018", "now starts 2 days later"),
        ("1 - 9 June 2018", "3 - 12 June 2018", "now starts 2 days later and ends 3 days later"),
        ("1 - 9 June 2018", "2 - 8 June 2018", "now starts 1 day later and ends 1 day earlier"),
        ("June 2018", "5 June 2018", "has another date; the words cannot tell how far it moved"),
        ("June 2018", "5 July 2018", "moved later; the words cannot tell by how many days"),
        ("5 July 2018", "June 2018", "moved earlier; the words cannot tell by how many days"),
        ("5 June 2018, 10:30", "5 June 2018, 14:00", "is at another time of the day"),
        ("from 1 June 2018", "2 June - 1 July 2018", "now starts 1 day later; the words cannot tell when it ends"),
        ("by 1 June 2018", "1 May - 2 June 2018", "now ends 1 day later; the words cannot tell when it starts"),
    ],
)  # fmt: skip
def test_each_way_to_move_has_its_words(make, cut, change, read, old, new, told):
    record = make("key-date", title="The day", when=old)
    cut()
    change(record, "Because", when=new)
    assert f"The day {told}: “Because”" in read()


def test_what_came_and_what_went_is_told(make, cut, change, read, steward, at, stage):
    gone, cleared = (
        make("key-date", title="Gone", when="5 June 2018"),
        make("key-date", title="Cleared", when="May 2018"),
    )
    cut()
    make("key-date", title="New", when="9 June 2018")
    withdraw(record=gone, reason="It stood here twice", by=steward, at=at)
    change(cleared, "Open again", when="", rule="When it is ready")
    shown = read()
    assert "0 dates moved, 1 was added, 2 are gone." in shown
    assert "New was added, or got this date" in shown
    assert "Cleared no longer has this date: “Open again”" in shown
    assert "D-1 was withdrawn: “It stood here twice”" in shown


def test_of_what_was_withdrawn_nothing_else_is_told_to_outsiders(
    make, cut, change, read, cast, client_of, steward, at
):
    record = make("key-date", title="Canary", when="5 June 2018")
    cut()
    change(record, "Canary", when="9 June 2018")
    cut()
    withdraw(record=record, reason="Wrong", by=steward, at=at)
    for name, actor in cast.items():
        inside = name in {"steward", "civil_steward", "team_member"}
        for query in ("?from=BL-1&to=BL-2", "?from=BL-1"):
            shown = read(query, client_of(actor))
            assert ("Canary" in shown) == inside, (name, query)
            assert ("5 June 2018" in shown) == inside, (name, query)
            assert "Wrong" in shown


def test_what_was_put_back_is_told_again(make, cut, change, read, steward, at):
    record = make("key-date", title="Plan due", when="5 June 2018")
    cut()
    change(record, "Late", when="9 June 2018")
    publish(record=withdraw(record=record, reason="Wrong", by=steward, at=at), by=steward, at=at)
    assert "Plan due moved 4 days later: “Late”" in read()


def test_a_second_date_says_which_one_it_is(make, cut, change, read):
    record = make("key-date", title="Plan due", when="5 June 2018", met="6 June 2018")
    cut()
    change(record, met="7 June 2018")
    assert "Plan due (Met on) moved 1 day later" in read()
    assert "no reason recorded" in read()


def test_a_row_of_many_months_tells_only_the_month_that_moved(make, row, cut, change, read):
    record = row(make("timeline"), "March 2018", "May 2018", "July 2018", title="Workshops")
    cut()
    change(
        record, "Hall taken", periods=[{"when": "March 2018"}, {"when": "June 2018"}, {"when": "July 2018"}]
    )
    assert read().count("Workshops") == 3  # the picture, the table beside it, and one sentence
    assert "Workshops now starts 31 days later and ends 30 days later: “Hall taken”" in read()


def test_a_month_that_was_lost_or_found_is_told(make, row, cut, change, read):
    record = make(
        "timeline-row", title="Summit", timeline=make("timeline").reference, periods=[{"note": "a mark"}]
    )
    cut()
    change(record, "Found", periods=[{"when": "March 2018"}])
    assert "Summit has a date now: “Found”" in read()
    cut()
    change(record, "Lost", periods=[{"note": "a mark"}])
    assert "Summit lost its date: “Lost”" in read("?from=BL-2")


def test_the_reason_of_a_version_that_moved_no_date_is_not_told(cut, change, stage, read):
    cut()
    change(stage, "Only a title", title="Stage 3")
    change(stage, "The election was late", when="May 2018")
    assert "Only a title" not in read()


def test_the_picture_has_the_old_bars_behind_the_new(cut, change, stage, cycle, at, make):
    make("stage", title="Another", when="June 2018")
    cut()
    change(stage, "Late", when="May 2018")
    found = queries.compare(Baseline.objects.get(), None, Sight(cycle, PASSER_BY, cycle.day(at)))
    (row,) = [row for row, strand in found.picture.rows if strand]
    assert (len(row.bars), len(row.pale)) == (1, 1)
    assert row.pale[0].x < row.bars[0].x


def test_a_new_date_in_a_draft_is_no_change_to_anybody(make, cut, read, client_of, steward, stage):
    cut()
    make("key-date", title="Canary", when="5 June 2018", publish=False)
    assert "Canary" not in read()
    assert "Canary" not in read(client=client_of(steward))


@pytest.mark.parametrize(
    ("query", "status"),
    [("", 400), ("?from=", 400), ("?from=BL-9", 404), ("?from=ST-1", 404), ("?from=BL-1&to=BL-9", 404),
     ("?from=BL-1&after=x", 400), ("?from=BL-1&after=-1", 400)],
)  # fmt: skip
def test_what_cannot_be_compared_is_refused(query, status, cut, stage, client, cycle):
    cut()
    assert client.get(f"/{cycle.slug}/timeline/compare/{query}").status_code == status


def test_a_withdrawn_baseline_is_compared_no_more(cut, stage, client, cycle, steward, at):
    withdraw(record=cut(), reason="Too early", by=steward, at=at)
    assert client.get(f"/{cycle.slug}/timeline/compare/?from=BL-1").status_code == 404


def test_a_baseline_of_another_cycle_is_not_found(make, client, cycle, other_cycle):
    make("baseline", cycle=other_cycle)
    assert client.get(f"/{cycle.slug}/timeline/compare/?from=BL-1").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_it_asks_the_same_number_of_questions(
    number, make, cut, change, client, cycle, django_assert_num_queries
):
    stages = [make("stage", when="March 2018") for _each in range(number)]
    cut()
    for each in stages:
        change(each, "Late", when="May 2018")
    with django_assert_num_queries(25):
        client.get(f"/{cycle.slug}/timeline/compare/?from=BL-1")


def test_a_great_deal_that_moved_comes_in_pages(cut, cycle, steward, at, client, read):
    items = [Item("key-date", {"title": f"No. {n}", "when": "5 June 2018"}) for n in range(150)]
    cut()
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="many", source="a list")
    first = client.get(f"/{cycle.slug}/timeline/compare/?from=BL-1")
    second = client.get(f"/{cycle.slug}/timeline/compare/{first.context['older']}")
    assert [len(each.context["compared"].rows) for each in (first, second)] == [100, 50]
    assert "150 were added" in words(second.content.decode())
