"""Whoever is left out is found, and whoever is not is left alone."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.synthesis.coverage import SMALL, Reach, Verdict, judge, judged, whole

LENGTHS = ("short", "middle", "long")


def a_round(seed: int, *, without: str = "") -> dict[str, Reach]:
    """Some hundred contributions by length, most of them reached; none of one length if it was dropped."""
    chance = random.Random(seed)
    number: Counter[str] = Counter()
    reached: Counter[str] = Counter()
    for length in chance.choices(
        LENGTHS, weights=(chance.uniform(0.1, 0.6), 1, 0.5), k=chance.randrange(150, 600)
    ):
        number[length] += 1
        reached[length] += length != without and chance.random() < 0.9
    return {length: Reach(reached[length], number[length]) for length in LENGTHS}


def test_short_answers_that_were_all_dropped_are_found_in_a_hundred_of_a_hundred_rounds() -> None:
    found = [judged(a_round(seed, without="short")) for seed in range(100)]
    assert [verdicts["short"] for verdicts in found] == [Verdict.LESS] * 100
    assert all(set(verdicts.values()) == {Verdict.LESS, Verdict.ALIKE} for verdicts in found)
    assert (
        {verdicts["middle"] for verdicts in found}
        == {verdicts["long"] for verdicts in found}
        == {Verdict.ALIKE}
    )


def test_nobody_is_said_to_be_left_out_where_nobody_is() -> None:
    assert all(set(judged(a_round(seed)).values()) == {Verdict.ALIKE} for seed in range(100))


def test_under_four_fifths_of_the_whole_is_less_and_four_fifths_is_not() -> None:
    assert judge(Reach(40, 100), Reach(500, 1000)) is Verdict.ALIKE
    assert judge(Reach(39, 100), Reach(500, 1000)) is Verdict.LESS


def test_a_small_group_is_not_judged_and_nobody_is_behind_where_nothing_is_done() -> None:
    assert judge(Reach(0, SMALL - 1), Reach(50, 60)) is Verdict.TOO_SMALL
    assert judge(Reach(0, SMALL), Reach(50, 60)) is Verdict.LESS
    assert judge(Reach(0, 30), Reach(0, 60)) is Verdict.NOTHING_YET


@given(st.dictionaries(st.integers(0, 9), st.tuples(st.integers(0, 99), st.integers(0, 99))))
def test_the_whole_is_the_sum_and_somebody_is_always_reached_as_well_as_it(counts) -> None:
    groups = {name: Reach(min(pair), max(pair)) for name, pair in counts.items()}
    every = whole(groups)
    assert (every.reached, every.number) == (
        sum(group.reached for group in groups.values()),
        sum(group.number for group in groups.values()),
    )
    verdicts = judged(groups)
    assert list(verdicts) == list(groups)
    if every.reached:
        assert any(verdict is not Verdict.LESS for verdict in verdicts.values())


def test_more_than_all_cannot_be_reached() -> None:
    with pytest.raises(ValueError, match="cannot be reached"):
        Reach(3, 2)
