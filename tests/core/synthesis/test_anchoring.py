"""A pull of suggestions is told with its doubt, and not from a handful of readings."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.synthesis.anchoring import LEAST, Advice, Share, pull


def test_the_printed_example_of_the_interval() -> None:
    """R. G. Newcombe 1998, table II (a): 56 of 70 and 48 of 80; method 10 has 0.0524 to 0.3339."""
    found = pull(Share(56, 70), Share(48, 80))
    assert found.points == pytest.approx(20.0)
    assert found.interval == pytest.approx((5.24, 33.39), abs=0.005)
    assert found.advice is Advice.PULLED


@pytest.mark.parametrize(
    ("shown", "hidden", "advice"),
    [
        (Share(0, 0), Share(0, 0), Advice.TOO_FEW),
        (Share(50, 60), Share(LEAST - 1, LEAST - 1), Advice.TOO_FEW),
        (Share(75, 100), Share(14, 20), Advice.FINE),
        (Share(60, 100), Share(80, 100), Advice.FINE),
        (Share(80, 100), Share(14, 20), Advice.UNSURE),
        (Share(900, 1000), Share(700, 1000), Advice.PULLED),
    ],
)
def test_up_to_five_points_is_fine_and_more_must_be_certain(shown, hidden, advice) -> None:
    assert pull(shown, hidden).advice is advice


@given(st.data())
def test_the_difference_lies_in_its_interval_and_that_in_all_there_is(data) -> None:
    shown, hidden = (
        Share(data.draw(st.integers(0, of)), of) for of in data.draw(st.tuples(*[st.integers(20, 500)] * 2))
    )
    found = pull(shown, hidden)
    low, high = found.interval
    assert -100 - 1e-9 <= low <= found.points + 1e-9
    assert found.points - 1e-9 <= high <= 100 + 1e-9


def test_nineteen_of_twenty_intervals_hold_the_true_difference() -> None:
    chance = random.Random(5)
    held = 0
    for _ in range(400):
        shown = sum(chance.random() < 0.75 for _ in range(180))
        hidden = sum(chance.random() < 0.68 for _ in range(40))
        low, high = pull(Share(shown, 180), Share(hidden, 40)).interval
        held += low <= 7 <= high
    assert 0.92 <= held / 400 <= 0.99


def test_more_than_all_is_no_share() -> None:
    with pytest.raises(ValueError, match="is no share"):
        Share(3, 2)
