"""Counts over time as columns."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.charts import Step, columns

COUNTS = st.dictionaries(st.dates(), st.integers(0, 10**6), max_size=12)


@given(COUNTS, st.booleans())
def test_every_count_is_in_one_column_and_every_column_inside_the_picture(counts, mirrored):
    picture = columns(counts, width=600, height=100, mirrored=mirrored)
    assert sum(column.count for column in picture.columns) == sum(counts.values())
    assert all(column.x >= 0 and column.x + column.width <= 600 for column in picture.columns)
    assert all(column.top + column.height == 100 and column.height > 0 for column in picture.columns)
    assert picture.step is Step.YEAR or len(picture.columns) <= 60


@given(COUNTS)
def test_from_right_to_left_is_the_same_picture_seen_from_behind(counts):
    there, back = (columns(counts, width=600, height=100, mirrored=way) for way in (False, True))
    assert [600 - each.x - each.width for each in back.columns] == [each.x for each in there.columns]


@pytest.mark.parametrize(
    ("days", "step"),
    [(0, Step.DAY), (30, Step.DAY), (31, Step.WEEK), (400, Step.WEEK), (500, Step.MONTH), (9000, Step.YEAR)],
)
def test_days_where_they_fit_into_a_month_else_weeks_months_and_years(days, step):
    first = date(2018, 1, 3)
    assert columns({first: 1, first + timedelta(days): 2}, width=600, height=100).step is step


def test_a_week_begins_on_its_monday():
    picture = columns({date(2018, 1, 3): 1, date(2018, 1, 7): 2, date(2018, 3, 1): 4}, width=600, height=100)
    assert [(each.first, each.count) for each in picture.columns] == [
        (date(2018, 1, 1), 3),
        (date(2018, 2, 26), 4),
    ]


def test_of_nothing_there_is_no_column():
    assert columns({date(2018, 1, 3): 0}, width=600, height=100).columns == ()
