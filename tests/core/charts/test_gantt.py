"""The geometry of a Gantt: every bar inside, in the order of its days, and the same the other way round."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.charts import Heading, Line, Window, gantt, window_of
from moothill.core.dates import unknown, when
from tests.core.charts.periods import DAYS, periods, windows

YEAR = Window(date(2018, 1, 1), date(2018, 12, 31))
WIDTHS = st.integers(200, 4000)
LABELS = st.text("abcdefghij ", max_size=200)


@st.composite
def lines(draw) -> Line:
    return Line(
        draw(LABELS), draw(st.lists(periods(), max_size=3)), draw(st.lists(periods(), max_size=2)),
        point=draw(st.booleans()),
    )  # fmt: skip


def corners(points: str) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in (corner.split(",") for corner in points.split())]


def everything(chart) -> list[tuple[int, int]]:
    shapes = [bar.points for row in chart.rows for bar in (*row.bars, *row.pale)]
    shapes += [each for row in chart.rows for each in (*row.diamonds, *row.pale_diamonds)]
    return [corner for shape in shapes for corner in corners(shape)]


@given(st.lists(lines() | LABELS.map(Heading), max_size=6), windows(), WIDTHS, st.booleans(), DAYS)
def test_everything_lies_inside_the_picture(rows, window, width, mirrored, today):
    chart = gantt(rows, window, today=today, width=width, mirrored=mirrored)
    assert len(chart.rows) == len(rows)
    assert all(0 <= x <= width and 0 <= y <= chart.height for x, y in everything(chart))
    assert all(0 <= row.x <= width and row.top < row.y < row.top + row.height for row in chart.rows)
    assert all(0 <= tick.x <= width for tick in chart.ticks)
    assert chart.today is None or 0 <= chart.today <= width


@given(st.lists(lines(), max_size=6), windows(), WIDTHS)
def test_each_row_keeps_to_its_own_height(rows, window, width):
    chart = gantt(rows, window, today=None, width=width)
    for row, below in pairwise(chart.rows):
        assert row.top + row.height == below.top
    for row in chart.rows:
        ys = [y for bar in (*row.bars, *row.pale) for _x, y in corners(bar.points)]
        assert all(row.top <= y <= row.top + row.height for y in ys)


@given(st.lists(periods(), min_size=1, max_size=5), windows(), WIDTHS)
def test_what_begins_earlier_never_stands_further_on(given_periods, window, width):
    chart = gantt([Line("", [each]) for each in given_periods], window, today=None, width=width)
    starts = [
        (each.earliest or date.min, row.bars[0].x)
        for each, row in zip(given_periods, chart.rows, strict=True)
        if row.bars
    ]
    for (earlier, x), (later, other) in pairwise(sorted(starts)):
        assert earlier == later or x <= other


@given(st.lists(lines(), max_size=4), windows(), WIDTHS, DAYS)
def test_right_to_left_is_the_same_picture_in_a_mirror(rows, window, width, today):
    there = gantt(rows, window, today=today, width=width)
    back = gantt(rows, window, today=today, width=width, mirrored=True)

    def turned(points):
        return {(width - x, y) for x, y in corners(points)}

    for row, other in zip(there.rows, back.rows, strict=True):
        assert (row.x, row.anchor, row.label) == (width - other.x, other.anchor, other.label)
        for one, two in zip((*row.bars, *row.pale), (*other.bars, *other.pale), strict=True):
            assert turned(one.points) == set(corners(two.points))
            assert (one.to_left, one.to_right) == (two.to_right, two.to_left)
        assert [turned(each) for each in row.diamonds] == [set(corners(each)) for each in other.diamonds]
    assert [width - tick.x for tick in there.ticks] == [tick.x for tick in back.ticks]
    assert (there.today is None) == (back.today is None)


@given(periods(), windows(), WIDTHS)
def test_a_bar_is_drawn_exactly_where_some_day_may_fall_into_the_picture(period, window, width):
    inside = period.is_known and not (
        (period.latest and period.latest < window.first)
        or (period.earliest and period.earliest > window.last)
    )
    chart = gantt([Line("", [period])], window, today=None, width=width)
    assert bool(chart.rows[0].bars) == bool(inside)


def drawn(words: str, *, point: bool = False, width: int = 365):
    return gantt([Line("x", [when(words)], point=point)], YEAR, today=None, width=width).rows[0]


def test_a_year_of_one_unit_a_day():
    (bar,) = drawn("March 2018").bars
    assert (bar.x, bar.width, bar.to_left, bar.to_right, bar.unsure) == (59, 31, False, False, False)


def test_an_open_end_runs_to_the_edge_and_says_so():
    (bar,) = drawn("from October 2018").bars
    assert (bar.x, bar.x + bar.width, bar.to_left, bar.to_right) == (273, 365, False, True)
    (bar,) = drawn("until March 2018").bars
    assert (bar.x, bar.width, bar.to_left, bar.to_right) == (0, 90, True, False)


def test_what_goes_on_outside_the_picture_says_so():
    (bar,) = drawn("November 2017 - February 2019").bars
    assert (bar.x, bar.width, bar.to_left, bar.to_right) == (0, 365, True, True)


def test_a_date_that_is_not_certain_is_marked():
    assert [drawn(words).bars[0].unsure for words in ("early March 2018", "about March 2018")] == [True, True]
    assert drawn("5 - 9 March 2018").bars[0].unsure is False


def test_a_single_day_is_wide_enough_to_see():
    assert drawn("5 June 2018", width=200).bars[0].width == 6
    assert drawn("31 December 2018", width=200).bars[0].x == 194


@pytest.mark.parametrize("words", ["", "to be agreed"])
def test_a_month_that_is_not_known_draws_no_bar(words):
    row = gantt([Line("Lost", [unknown(words)])], YEAR, today=None, width=365).rows[0]
    assert (row.bars, row.diamonds, row.label) == ((), (), "Lost")


def test_a_day_to_be_met_is_a_diamond_and_its_label_stands_where_there_is_room():
    short = drawn("1 March 2018", point=True)
    assert (short.bars, short.diamonds) == ((), ("53,74 59,68 65,74 59,80",))
    assert (short.anchor, short.x) == ("start", 70)
    long = gantt(
        [Line("a long label" * 2, [when("1 December 2018")], point=True)], YEAR, today=None, width=365
    )
    assert (long.rows[0].anchor, long.rows[0].x) == ("end", 323)


def test_a_label_too_long_for_the_picture_is_cut():
    row = gantt([Line("x" * 100, [when("March - June 2018")])], YEAR, today=None, width=400).rows[0]
    assert row.label == "x" * 49 + "…"


def test_today_is_drawn_only_inside_the_picture():
    def today(day):
        return gantt([], YEAR, today=day, width=365).today

    assert (today(date(2018, 1, 2)), today(date(2017, 12, 31)), today(date(2019, 1, 1)), today(None)) == (
        1, None, None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("width", "named"), [(480, 12), (240, 4), (100, 0)], ids=["every month", "quarters", "years alone"]
)
def test_months_are_named_as_there_is_room(width, named):
    ticks = gantt([], YEAR, today=None, width=width).ticks
    assert len(ticks) == 12
    assert sum(tick.has_label for tick in ticks) == named
    assert [tick.month for tick in ticks if tick.new_year] == [1]


def test_one_date_far_off_does_not_squeeze_the_rest():
    far = [when("1 June 1950"), when("1 June 2150"), when("October 2017"), when("5 June - 9 July 2018")]
    window = window_of(far, first=date(2018, 1, 10), last=date(2020, 8, 31))
    assert (window.first, window.last) == (date(2017, 10, 1), date(2018, 7, 31))


def test_where_no_date_is_known_the_whole_cycle_is_shown():
    window = window_of([unknown("to be agreed")], first=date(2018, 1, 10), last=date(2020, 8, 31))
    assert (window.first, window.last) == (date(2018, 1, 1), date(2020, 8, 31))


def test_a_window_at_the_end_of_time_still_stands():
    for first, last in ((date.max, date.max), (date.min, date.min), (date.min, date.max)):
        window = window_of([when("5 June 2018")], first=first, last=last)
        assert window.first <= window.last
