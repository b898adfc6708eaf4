"""Bars in several pieces."""

from hypothesis import given
from hypothesis import strategies as st

from moothill.core.charts import stacks

SORTS = ("site", "event", "paper")
ROWS = st.lists(st.dictionaries(st.sampled_from(SORTS), st.integers(0, 10**6)), max_size=8)


@given(ROWS, st.booleans())
def test_every_piece_stands_inside_the_picture_right_after_the_one_before(rows, mirrored):
    for row, bar in zip(rows, stacks(rows, SORTS, width=1000, mirrored=mirrored), strict=True):
        assert bar.total == sum(row.values()) == sum(piece.count for piece in bar.pieces)
        pieces = bar.pieces[::-1] if mirrored else bar.pieces
        ends = [0, *(piece.x + piece.width for piece in pieces)]
        begins = [piece.x for piece in pieces]
        if mirrored:
            assert ends[-1] == (1000 if pieces else 0)
            assert begins[1:] == ends[1:-1]
        else:
            assert begins == ends[:-1]
        assert all(piece.width > 0 and 0 <= piece.x and piece.x + piece.width <= 1000 for piece in pieces)


@given(ROWS)
def test_from_right_to_left_is_the_same_picture_seen_from_behind(rows):
    there, back = (stacks(rows, SORTS, width=1000, mirrored=way) for way in (False, True))
    for one, other in zip(there, back, strict=True):
        assert [1000 - piece.x - piece.width for piece in other.pieces] == [piece.x for piece in one.pieces]


def test_the_longest_bar_is_as_wide_as_the_picture_and_a_crumb_is_still_seen():
    long, short = stacks([{"site": 999_999, "paper": 1}, {"site": 500_000}], SORTS, width=1000)
    assert (long.width, short.width) == (1000, 500)
    assert [piece.width for piece in long.pieces] == [999, 1]


def test_nothing_is_a_bar_with_no_pieces():
    assert stacks([{}], SORTS, width=1000)[0].pieces == ()
