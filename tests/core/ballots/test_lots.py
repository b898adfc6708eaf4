"""Lots that anyone can draw again."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.ballots.errors import CannotCount
from moothill.core.ballots.lots import DrawnLots, SealedLots, commitment

SECRET = "sixteen letters!"


def test_the_order_is_that_of_hashes_anyone_can_make():
    seed = sha256(b"sixteen letters!\n4 8 15 16 23 42").hexdigest()
    keys = {number: sha256(f"{seed}:3:{number}".encode()).hexdigest() for number in (2, 5, 7)}
    assert SealedLots(SECRET, "4 8 15 16 23 42").order(3, (7, 2, 5)) == tuple(sorted(keys, key=keys.get))


def test_the_commitment_is_the_hash_of_the_secret():
    assert commitment(SECRET) == sha256(SECRET.encode()).hexdigest()


@pytest.mark.parametrize("secret", ["", "fifteen letters"])
def test_a_secret_that_can_be_guessed_is_refused(secret):
    with pytest.raises(CannotCount, match="guessed"):
        commitment(secret)
    with pytest.raises(CannotCount, match="guessed"):
        SealedLots(secret, "public")


@given(st.sets(st.integers(1, 254), min_size=1), st.integers(0, 40), st.text(), st.randoms())
def test_the_same_lot_falls_whatever_the_order_in_which_equals_are_named(among, stage, public, random):
    lots, shuffled = SealedLots(SECRET, public), list(among)
    random.shuffle(shuffled)
    assert lots.order(stage, among) == lots.order(stage, shuffled)
    assert set(lots.order(stage, among)) == among


def test_stages_secrets_and_public_values_draw_apart():
    everyone = range(1, 21)
    orders = {
        SealedLots(SECRET, "a").order(1, everyone), SealedLots(SECRET, "a").order(2, everyone),
        SealedLots(SECRET, "b").order(1, everyone), SealedLots(SECRET + "!", "a").order(1, everyone),
    }  # fmt: skip
    assert len(orders) == 4


def test_each_of_two_equals_is_drawn_first_about_as_often():
    first = sum(SealedLots(SECRET, str(n)).order(1, (1, 2))[0] == 1 for n in range(1000))
    assert 430 < first < 570


def test_lots_drawn_by_hand_keep_their_order():
    assert DrawnLots((4, 1, 3, 2)).order(9, (1, 2, 3)) == (1, 3, 2)
    assert DrawnLots((2, 1, 2)).order(9, (1, 2)) == (2, 1)


def test_an_equal_who_was_not_drawn_by_hand_is_named():
    with pytest.raises(CannotCount, match="number 3 was not drawn"):
        DrawnLots((1, 2)).order(2, (1, 3))
