"""Counts that grow: what a reader learns who looks every week."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.disclosure import in_steps

WEEK = st.fixed_dictionaries({"yes": st.integers(0, 30), "no": st.integers(0, 30)})
WEEKS = st.lists(WEEK, max_size=12)


@given(WEEKS, st.integers(3, 15))
def test_whoever_looks_every_week_sees_whole_steps_and_never_fewer(weeks, threshold):
    before = in_steps([], threshold=threshold)
    for week in range(len(weeks) + 1):
        now = in_steps(weeks[:week], threshold=threshold)
        for name, least in now.least.items():
            change = least - before.least.get(name, 0)
            assert change >= 0 and change % threshold == 0
        before = now


@given(WEEKS, WEEK, st.integers(3, 15))
def test_a_week_with_few_changes_nothing(weeks, few, threshold):
    few = {"yes": min(few["yes"], 1), "no": 0}
    settled = [*weeks, {"yes": threshold, "no": 0}]  # whoever waited is told of now
    assert in_steps([*settled, few], threshold=threshold) == in_steps(settled, threshold=threshold)


@given(WEEKS, st.integers(3, 15))
def test_what_is_told_is_never_more_than_there_are(weeks, threshold):
    told = in_steps(weeks, threshold=threshold)
    for name, least in told.least.items():
        assert least <= sum(week[name] for week in weeks)
    assert told.total <= sum(sum(week.values()) for week in weeks)


def test_nothing_is_told_of_few():
    assert in_steps([{"yes": 4, "no": 5}], threshold=10).least == {"yes": 0, "no": 0}


@pytest.mark.parametrize(("weeks", "threshold"), [([{"yes": 1}], 2), ([{"yes": -1}], 10)])
def test_what_makes_no_sense_is_refused(weeks, threshold):
    with pytest.raises(ValueError):
        in_steps(weeks, threshold=threshold)
