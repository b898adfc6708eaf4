"""Objectives, ways of working, levels, and the map of channels with its gaps."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record import panels
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.operations import move, withdraw
from moothill.commons.record.panels import Place
from moothill.rooms.plan.queries import Sight, channel_map, channels, levels
from tests.rooms.plan.conftest import drawn, markup

pytestmark = pytest.mark.django_db

LISTS = {
    "plan.objectives": ("objective", "remarks"),
    "plan.ways-of-working": ("way-of-working", "remarks"),
    "plan.levels": ("level", "offer"),
}


@pytest.fixture
def drawn_map(cycle, at):
    def of():
        sight = Sight(cycle, PASSER_BY, cycle.day(at))
        return channel_map(channels(cycle, PASSER_BY), levels(cycle, PASSER_BY), sight)

    return of


@pytest.mark.parametrize("name", LISTS)
def test_a_list_shows_number_words_and_remarks_in_order(name, place, make, steward, at):
    kind, field = LISTS[name]
    make(kind, title="Build trust", **{field: "With *everyone*"})
    second = make(kind, title="Reach people", doubt="half of it is lost")
    move(record=second, after=None, by=steward, at=at)
    prefix = second.reference.partition("-")[0]
    doubted = f"2 Reach people {prefix}-2 Uncertain: half of it is lost"
    assert drawn(name, place) == f"{doubted} 1 Build trust {prefix}-1 With everyone"


@pytest.mark.parametrize("name", LISTS)
def test_an_empty_list_says_so(name, place):
    assert drawn(name, place) == "nothing recorded yet"


def test_a_number_as_written_is_said_to_be(place, make):
    make("way-of-working", title="In the open", number="3", number_as_written="2.")
    assert drawn("plan.ways-of-working", place) == "2. (as written) In the open W-1"


@pytest.mark.parametrize(
    "name", [*LISTS, "plan.stages", "plan.key-dates", "plan.channels", "plan.key-details"]
)
def test_a_panel_asks_no_more_for_more_slots_or_rows(name, place, make, django_assert_max_num_queries):
    for _each in range(3):
        for kind in ("objective", "way-of-working", "level", "channel"):
            make(kind)
        make("stage", when="March 2018")
        make("key-date", when="March 2018")
    make("key-details")
    panel = panels.get(name)
    with django_assert_max_num_queries(2 if name == "plan.channels" else 1):
        contexts = panel.gather(place, ["", "a", "b"])
    assert list(contexts) == ["", "a", "b"]


def test_only_stewards_are_offered_tools(cycle, steward, at, make):
    make("objective")
    for editing in (True, False):
        shown = markup("plan.objectives", Place(cycle, steward, at, editing=editing))
        assert ("O-1/withdraw/" in shown) is editing


def test_channels_stand_below_their_groups_in_order(drawn_map, make):
    for title, group in (("Site", "Web"), ("Forum", "Forums"), ("Blog", "Web"), ("Wiki", "Web")):
        make("channel", title=title, group=group)
    found = drawn_map()
    assert (found.channels, found.groups) == (4, ["Web", "Forums"])
    assert [[(group, part.title if part else "") for group, part in row] for row in found.rows] == [
        [("Web", "Site"), ("Forums", "Forum")],
        [("Web", "Blog"), ("Forums", "")],
        [("Web", "Wiki"), ("Forums", "")],
    ]


def test_the_map_shows_its_gaps(place, make):
    make("level", title="Stay informed")
    make("level", title="Collaborate")
    make("channel", title="Newsletter", group="Email", level="L-1", audience="Members")
    make("channel", title="Blog", level="L-1")
    make("channel", title="Posters")
    shown = drawn("plan.channels", place)
    assert "3 channels, by group (2) Email no group recorded" in shown
    assert "1: Stay informed Members Newsletter" in shown
    assert "1: Stay informed audience not recorded Blog" in shown
    assert "2: Collaborate no channel recorded for this level" in shown
    assert "level not recorded audience not recorded Posters" in shown


def test_a_channel_of_a_level_that_is_gone_has_none(place, make, steward, at):
    level = make("level", title="Canary")
    make("channel", title="Newsletter", level=level.reference)
    withdraw(record=level, reason="Not one of ours", by=steward, at=at)
    shown = drawn("plan.channels", place)
    assert "Canary" not in shown
    assert "level not recorded audience not recorded Newsletter" in shown


def test_levels_without_any_channel_are_all_gaps(place, make):
    make("level", title="Stay informed")
    assert drawn("plan.channels", place).endswith("1: Stay informed no channel recorded for this level")


def test_no_channels_and_no_levels_is_nothing_yet(place):
    assert drawn("plan.channels", place) == "nothing recorded yet"


@pytest.mark.parametrize(
    ("name", "kind", "segment"),
    [("plan.objectives", "objective", "objectives"), ("plan.channels", "channel", "channels")],
)
def test_a_long_list_shows_a_page_and_says_where_the_rest_is(name, kind, segment, cycle, place, steward, at):
    made = [Item(kind, {"title": f"No. {n}."}) for n in range(203)]
    bring_in(cycle=cycle, items=made, by=steward, at=at, reason="many", source="a list")
    shown = markup(name, place)
    assert ("No. 99." in shown, "No. 100." in shown) == (True, False)
    assert f'<a href="/{cycle.slug}/{segment}/">' in shown


def test_the_panels_of_one_page_ask_for_the_levels_once(place, make):
    make("level", title="Stay informed")
    with CaptureQueriesContext(connection) as questions:
        for name in ("plan.levels", "plan.channels"):
            assert "Stay informed" in drawn(name, place)
    assert sum('FROM "plan_level"' in each["sql"] for each in questions) == 1


def test_another_page_sees_what_has_changed_since(place, make):
    make("level", title="Stay informed")
    drawn("plan.levels", place)
    make("level", title="Have your say")
    assert "Have your say" in drawn("plan.levels", Place(place.cycle, place.actor, place.at))
