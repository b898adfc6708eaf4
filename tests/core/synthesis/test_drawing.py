"""Lots that anybody can draw again, and passages that are found again."""

from hypothesis import given
from hypothesis import strategies as st

from moothill.core.synthesis.drawing import MOST, is_one_in, lot
from moothill.core.synthesis.quoting import moved, only_place, within

NUMBERS = st.integers(0, 1 << 60)


@given(NUMBERS, NUMBERS, st.text(max_size=8))
def test_a_lot_is_always_the_same_and_fits(seed: int, number: int, purpose: str) -> None:
    assert lot(seed, number, purpose) == lot(seed, number, purpose)
    assert 0 <= lot(seed, number, purpose) < MOST


def test_about_one_in_ten_is_drawn_whatever_the_seed() -> None:
    for seed in range(20):
        drawn = sum(is_one_in(seed, number, "blind", 10) for number in range(2000))
        assert 140 < drawn < 260
    assert not any(is_one_in(1, number, "blind", 0) for number in range(50))


def test_no_two_of_many_share_a_lot() -> None:
    assert len({lot(7, number) for number in range(10_000)}) == 10_000


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12), st.data())
def test_what_is_found_again_says_the_same_and_stands_nowhere_else(
    old: str, new: str, data: st.DataObject
) -> None:
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    assert within(start, end, old)
    found = moved(start, end, old, new)
    places = [at for at in range(len(new)) if new.startswith(old[start:end], at)]
    if old == new:
        assert found == (start, end)
    elif len(places) == 1:
        assert found == (places[0], places[0] + end - start)
    else:
        assert found is None


def test_words_are_placed_where_they_stand_once() -> None:
    assert only_place("oaks", "Plant oaks") == (6, 10)
    assert only_place("Plant oaks", "Plant oaks") == (0, 10)
    assert only_place("o", "Plant oaks, no elms") is None
    assert only_place("", "Plant") is None
    assert not within(3, 3, "abc")
    assert not within(-1, 2, "abc")
    assert not within(0, 4, "abc")
