"""Every date of a cycle, from all rooms at once."""

import pytest

from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.dated import dated_kinds, dated_things
from moothill.commons.record.operations import withdraw

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(make):
    """One dated thing of several kinds, and the others that they lean on."""
    stage = make("stage", title="Raising awareness", when="March 2018")
    timeline = make("timeline", title="Delivery")
    rows = [{"when": "March 2018"}, {"note": "a mark"}, {"when": "June 2018", "note": "again"}]
    make("timeline-row", title="Workshops", timeline=timeline.reference, group="North", periods=rows)
    make("key-date", title="Plan due", when="31 August 2018", met="30 August 2018")
    make(
        "activity", title="A walk", stage=stage.reference, when="5 June 2018 10:30", place="Glasgow",
        state="cancelled", state_reason="Rain",
    )  # fmt: skip
    make("key-details", title="The plan", start="10 January 2018")
    return stage


def told(cycle, actor=PASSER_BY, **given):
    return [(each.title, each.field, each.place, each.period and each.period.words)
            for each in dated_things(cycle, actor, **given)]  # fmt: skip


def test_all_rooms_tell_their_dates_in_order(cycle, world):
    assert told(cycle) == [
        ("The plan", "start", 0, "10 January 2018"),
        ("Raising awareness", "when", 0, "March 2018"),
        ("Workshops", "periods", 0, "March 2018"),
        ("Workshops", "periods", 1, None),
        ("Workshops", "periods", 2, "June 2018"),
        ("Plan due", "when", 0, "31 August 2018"),
        ("Plan due", "met", 0, "30 August 2018"),
        ("A walk", "when", 0, "5 June 2018 10:30"),
    ]


def test_a_date_says_whose_it_is(cycle, world):
    walk = list(dated_things(cycle, PASSER_BY, only=["activity"]))[0]
    assert (walk.off, walk.where, walk.url) == (True, "Glasgow", f"/{cycle.slug}/activities/A-1/")
    assert (walk.owners["stage"].reference, walk.owners["stage"].title) == ("ST-1", "Raising awareness")
    assert "parent" not in walk.owners
    row = list(dated_things(cycle, PASSER_BY, only=["timeline-row"]))[2]
    assert (row.group, row.note, str(row.label), row.version) == ("North", "again", "When", 1)


def test_an_owner_that_was_withdrawn_is_not_named(cycle, world, steward, at):
    withdraw(record=world, reason="Twice", by=steward, at=at)
    walk = list(dated_things(cycle, PASSER_BY, only=["activity"]))[0]
    assert (walk.owners["stage"].reference, walk.owners["stage"].title) == ("ST-1", "")


def test_drafts_and_other_cycles_stay_out(cycle, other_cycle, make, cast):
    make("stage", title="Canary", when="March 2018", publish=False)
    make("stage", title="Elsewhere", when="March 2018", cycle=other_cycle)
    for name, actor in cast.items():
        inside = name in {"steward", "civil_steward", "team_member"}
        assert [row[0] for row in told(cycle, actor)] == (["Canary"] if inside else []), name
        assert told(cycle, actor, published=True) == []


@pytest.mark.parametrize("number", [1, 3])
def test_each_kind_is_one_question(number, cycle, make, django_assert_num_queries):
    for _each in range(number):
        stage = make("stage", when="March 2018")
        make("activity", stage=stage.reference, when="June 2018")
    with django_assert_num_queries(len(dated_kinds())):
        assert len(list(dated_things(cycle, PASSER_BY))) == 2 * number


def test_a_long_list_is_cut_where_one_asks(cycle, make):
    for _each in range(3):
        make("stage", when="March 2018")
    assert len(told(cycle, most=2)) == 2
    assert len(told(cycle, narrow=lambda kind, things: things.filter(record__reference="ST-2"))) == 1
