"""The board of marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.charts import Heading, Mark, Track, board, outline
from moothill.core.charts.board import REACH, SHAPES

MARKS = st.builds(Mark, column=st.integers(-1, 9), lane=st.integers(-1, 2), sort=st.sampled_from(["c", "p"]))
LABELS = st.sampled_from(["", "1.1 A page of accounts", "long " * 40])
ROWS = st.lists(
    st.one_of(
        st.builds(Heading, label=LABELS),
        st.builds(Track, label=LABELS, marks=st.lists(MARKS, max_size=5)),
    ),
    max_size=5,
)


@given(ROWS, st.integers(0, 9), st.booleans())
def test_rows_stand_below_each_other_and_every_mark_within_its_row_and_column(rows, columns, mirrored):
    drawn = board(rows, columns, mirrored=mirrored)
    assert len(drawn.bands) == len(rows) and len(drawn.columns) == columns
    assert all(above.top + above.height == below.top for above, below in pairwise(drawn.bands))
    for row, band in zip(rows, drawn.bands, strict=True):
        wanted = [
            mark for mark in getattr(row, "marks", ()) if 0 <= mark.column < columns and mark.lane in (0, 1)
        ]
        assert [(spot.column, spot.lane, spot.sort) for spot in band.spots] == [
            (mark.column, mark.lane, mark.sort) for mark in wanted
        ]
        for spot in band.spots:
            assert band.top <= spot.y - REACH and spot.y + REACH <= band.top + band.height
            first = (spot.x < drawn.columns[spot.column]) != mirrored
            assert first == (spot.lane == 0)
            assert 0 <= spot.x - REACH and spot.x + REACH <= drawn.width


@given(ROWS, st.integers(0, 9))
def test_from_right_to_left_is_the_same_picture_seen_from_behind(rows, columns):
    there, back = (board(rows, columns, mirrored=way) for way in (False, True))
    assert [there.width - x for x in back.columns] == list(there.columns)
    for one, other in zip(there.bands, back.bands, strict=True):
        assert [there.width - spot.x for spot in other.spots] == [spot.x for spot in one.spots]


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_differ_and_keep_to_their_room(shape):
    points = outline(shape, 100, 100)
    assert bool(points) == (shape != "round")
    assert all(abs(int(number) - 100) <= REACH * 1.3 for pair in points.split() for number in pair.split(","))
    assert [outline(other, 100, 100) for other in SHAPES].count(points) == 1
