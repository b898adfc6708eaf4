"""Days left or late to one day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from moothill.core.dates import Counting, countdown

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def test_the_plan_of_2018_came_96_days_after_its_deadline() -> None:
    found = countdown(date(2026, 1, 1), date(2018, 8, 31), date(2018, 12, 5))
    assert (found.days, found.state, found.is_late) == (96, Counting.MET_LATE, True)


@given(DAYS, DAYS)
def test_what_is_not_met_is_left_due_today_or_late_by_the_days_between(today: date, due: date) -> None:
    found = countdown(today, due)
    way = {Counting.LEFT: 1, Counting.TODAY: 0, Counting.LATE: -1}[found.state]
    assert today + way * timedelta(days=found.days) == due
    assert found.is_late == (today > due)


@given(DAYS, DAYS, DAYS)
def test_what_is_met_stands_for_good(today: date, due: date, met: date) -> None:
    found = countdown(today, due, met)
    assert found == countdown(due, due, met)
    assert found.days == abs((met - due).days) and found.is_late == (met > due)
