"""Comparisons are held against every day that the words can mean."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.dates import (
    Answer,
    CannotRead,
    Period,
    Precision,
    before,
    days_between,
    from_json,
    is_over,
    months,
    overlaps,
    to_json,
    when,
    within,
)

DAYS = st.integers(0, 60).map(lambda count: date(2018, 1, 1) + timedelta(days=count))
LASTING = (Precision.RANGE, Precision.DAY)


@st.composite
def periods(draw):
    first, last = sorted([draw(DAYS), draw(DAYS)])
    precision = draw(st.sampled_from([Precision.RANGE, Precision.WEEK, Precision.MONTH, Precision.PART]))
    return Period("words", first, last, Precision.DAY if first == last else precision)


def days_of(period):
    return {period.earliest + timedelta(days=count) for count in range(period.days)}


@given(periods(), periods())
def test_before_agrees_with_every_pair_of_days(one, other):
    pairs = {x < y for x in days_of(one) for y in days_of(other)}
    expected = {(True,): Answer.YES, (False,): Answer.NO}.get(tuple(pairs), Answer.CANNOT_TELL)
    assert before(one, other) == expected


@given(periods(), periods())
def test_before_is_never_yes_both_ways(one, other):
    assert not (before(one, other) == before(other, one) == Answer.YES)


@given(periods(), periods())
def test_overlaps_agrees_with_the_days_and_is_the_same_both_ways(one, other):
    answer = overlaps(one, other)
    assert answer == overlaps(other, one)
    if answer == Answer.NO:
        assert not days_of(one) & days_of(other)
    if answer == Answer.YES:
        meanings = [
            [days_of(each)] if each.precision in LASTING else [{day} for day in days_of(each)]
            for each in (one, other)
        ]
        assert all(x & y for x in meanings[0] for y in meanings[1])


@given(periods(), periods())
def test_within_is_yes_only_where_every_day_lies_inside(one, other):
    assert (within(one, other) == Answer.YES) == (days_of(one) <= days_of(other))
    if not days_of(one) & days_of(other):
        assert within(one, other) == Answer.NO


@given(periods(), DAYS)
def test_a_period_is_over_when_its_last_day_has_passed(period, on):
    answer = is_over(period, on)
    assert (answer == Answer.YES) == (max(days_of(period)) < on)
    assert days_between(period, on) == ((period.earliest - on).days, (period.latest - on).days)


def test_some_time_in_march_cannot_be_told_while_it_is_march():
    assert is_over(when("March 2018"), date(2018, 3, 15)) == Answer.CANNOT_TELL
    assert is_over(when("1 - 31 March 2018"), date(2018, 3, 15)) == Answer.NO
    assert is_over(when("Ongoing"), date(2018, 3, 15)) == Answer.CANNOT_TELL
    assert is_over(when("Ongoing from June 2018"), date(2019, 3, 15)) == Answer.CANNOT_TELL


def test_an_open_side_is_never_compared_by_guess():
    ongoing, may = when("Ongoing from June 2018"), when("May 2018")
    assert before(may, ongoing) == Answer.YES
    assert before(ongoing, when("July 2019")) == Answer.CANNOT_TELL
    assert overlaps(ongoing, when("5 July 2018")) == Answer.CANNOT_TELL
    assert days_between(ongoing, date(2018, 6, 11)) == (-10, None)


def test_months_are_those_that_a_period_touches():
    assert months(when("w/c 26 February 2018")) == ((2018, 2), (2018, 3))
    assert months(when("Ongoing from November 2018"), until=date(2019, 1, 5)) == (
        (2018, 11),
        (2018, 12),
        (2019, 1),
    )
    assert months(when("Ongoing from November 2018")) == ((2018, 11),)
    assert months(when("until March 2018")) == ((2018, 3),)
    assert months(when("Ongoing")) == ()
    assert len(months(when("from 1 May 1900"), until=date(2199, 1, 1))) == 1200


@given(periods())
def test_a_period_comes_back_whole_from_json(period):
    assert from_json(to_json(period)) == period


@given(periods())
def test_its_edtf_is_read_back_as_the_same_days(period):
    again = when(period.edtf)
    if period.precision != Precision.MONTH:
        assert (again.earliest, again.latest) == (period.earliest, period.latest)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"earliest": "2018-02-30"},
        {"earliest": "2018-07-01"},
        {"precision": "fortnight"},
        {"precision": "unknown"},
        {"precision": "open"},
        {"latest": None},
        {"doubts": [{"code": "moon", "facts": {}}]},
        {"doubts": [{"code": "weekday", "facts": {}}]},
        {"doubts": 7},
        {"starts": "late"},
        {"words": "x" * 500},
    ],
)
def test_json_that_is_no_period_is_refused(spoilt):
    with pytest.raises(CannotRead):
        from_json(to_json(when("5 June 2018")) | spoilt)


@given(st.text(max_size=250), st.sampled_from([None, 2018]))
def test_any_text_is_read_or_refused(words, year):
    try:
        assert when(words, year=year).words == " ".join(words.split())
    except CannotRead as refusal:
        assert str(refusal)


ALPHABET = [
    "5",
    "june",
    "2018",
    "-",
    "to",
    "/",
    ",",
    "and",
    "w/c",
    "monday",
    "3pm",
    "10:30",
    "2018-03",
    "early",
    "from",
    "by",
    "ongoing",
    "..",
]


@given(st.lists(st.sampled_from(ALPHABET), max_size=20).map(" ".join))
def test_any_order_of_the_words_of_dates_is_read_or_refused(words):
    try:
        period = when(words, year=2018)
    except CannotRead:
        return
    assert from_json(to_json(period)) == period
    assert not (period.earliest and period.latest) or period.earliest <= period.latest
