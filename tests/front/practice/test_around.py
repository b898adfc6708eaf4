"""Days around today, in words that the site reads back."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.core.dates import when
from moothill.front.practice.around import around

days = st.dates(date(1995, 1, 1), date(2190, 1, 1))


@settings(deadline=None)
@given(days, st.integers(-900, 900))
def test_a_number_is_so_many_days_from_today(today: date, by: int) -> None:
    period = when(around(f"{{{by:+}}}", today))
    assert period.earliest == period.latest == today + timedelta(days=by)


@settings(deadline=None)
@given(days, st.integers(-900, 900))
def test_a_week_begins_on_its_monday(today: date, by: int) -> None:
    period = when(around(f"w/c {{monday{by:+}}}", today))
    assert period.doubts == ()
    assert period.earliest <= today + timedelta(days=by) <= period.latest


@settings(deadline=None)
@given(days, st.integers(-30, 30))
def test_a_month_is_so_many_months_away(today: date, by: int) -> None:
    period = when(around(f"{{month{by:+}}}", today))
    assert (period.earliest.year - today.year) * 12 + period.earliest.month - today.month == by


def test_texts_are_found_wherever_they_stand() -> None:
    given = {"a": [{"when": "{+1}"}], "b": 3, "c": "no {place} here", "d": None}
    expected = {"a": [{"when": "2 March 2028"}], "b": 3, "c": "no {place} here", "d": None}
    assert around(given, date(2028, 3, 1)) == expected
