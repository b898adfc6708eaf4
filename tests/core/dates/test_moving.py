"""How far a date moved."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.dates import Direction, Period, Precision, pairs, shift, unknown, when
from tests.core.dates.test_comparing import DAYS, periods

EXACT = st.tuples(DAYS, DAYS).map(lambda days: Period("words", min(days), max(days), Precision.RANGE))


@given(periods())
def test_what_did_not_change_did_not_move(period):
    moved = shift(period, period)
    assert (moved.start, moved.end, moved.direction, moved.other_time) == (0, 0, Direction.STAYED, False)


@given(EXACT, st.integers(-400, 400))
def test_a_period_moved_by_some_days_moved_by_those_days(period, days):
    by = timedelta(days=days)
    later = Period("words", period.earliest + by, period.latest + by, Precision.RANGE)
    assert (shift(period, later).start, shift(period, later).end) == (days, days)


@given(periods(), periods())
def test_the_way_back_is_the_same_length(one, other):
    there, back = shift(one, other), shift(other, one)
    assert (there.start is None) == (back.start is None)
    if there.start is not None:
        assert (there.start, there.end) == (-back.start, -back.end)
    opposite = {Direction.LATER: Direction.EARLIER, Direction.EARLIER: Direction.LATER}
    assert back.direction is opposite.get(there.direction, there.direction)


@given(periods(), periods())
def test_later_is_said_only_of_what_may_not_be_earlier(one, other):
    if shift(one, other).direction is Direction.LATER:
        assert one.earliest <= other.earliest and one.latest <= other.latest


@pytest.mark.parametrize(
    ("old", "new", "start", "end", "direction"),
    [
        ("March 2018", "May 2018", 61, 61, Direction.LATER),
        ("5 June 2018", "1 June 2018", -4, -4, Direction.EARLIER),
        ("June - August 2018", "June - September 2018", 0, 30, Direction.LATER),
        ("5 - 9 June 2018", "4 - 10 June 2018", -1, 1, Direction.BOTH),
        ("5 June 2018", "5 - 9 June 2018", 0, 4, Direction.LATER),
        ("w/c 5 March 2018", "w/c 12 March 2018", 7, 7, Direction.LATER),
        ("from 1 June 2018", "from 1 July 2018", 30, 0, Direction.LATER),
        ("from 1 June 2018", "1 June - 1 July 2018", 0, None, Direction.CANNOT_TELL),
        ("March 2018", "15 March 2018", None, None, Direction.CANNOT_TELL),
        ("March 2018", "15 April 2018", None, None, Direction.LATER),
        ("15 April 2018", "March 2018", None, None, Direction.EARLIER),
        ("about 5 June 2018", "about 9 June 2018", None, None, Direction.LATER),
    ],
)  # fmt: skip
def test_examples(old, new, start, end, direction):
    moved = shift(when(old), when(new))
    assert (moved.start, moved.end, moved.direction) == (start, end, direction)


def test_nothing_is_told_of_a_date_that_is_not_known():
    moved = shift(unknown("to be agreed"), when("5 June 2018"))
    assert (moved.start, moved.end, moved.direction) == (None, None, Direction.CANNOT_TELL)


def test_another_hour_is_told():
    moved = shift(when("5 June 2018, 10:30"), when("5 June 2018, 14:00"))
    assert (moved.direction, moved.other_time) == (Direction.STAYED, True)


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_every_period_is_paired_once(old, new):
    found = pairs(old, new)
    assert sorted(one for one, _other in found if one is not None) == sorted(old)
    assert sorted(other for _one, other in found if other is not None) == sorted(new)


@given(st.lists(st.integers(0, 5)), st.integers(0, 5))
def test_one_more_disturbs_no_other(old, more):
    found = pairs(old, [more, *old])
    assert sum(one != other for one, other in found) == 1
