"""Texts as numbers."""

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.core.synthesis.grams import SPACE, count_grams

TEXTS = st.lists(st.text(max_size=60), max_size=6)


def held(texts: list[str]) -> list[dict[int, float]]:
    found = count_grams(texts)
    rows = zip(found.starts[:-1], found.starts[1:], strict=True)
    return [
        dict(zip(found.columns[one:two].tolist(), found.counts[one:two].tolist(), strict=True))
        for one, two in rows
    ]


def test_each_word_each_pair_and_each_run_of_letters_is_counted() -> None:
    (found,) = held(["open data"])
    words = [column for column in found if column < SPACE // 2]
    # "open" and "data" with their ends are six signs each: four runs of three, three of four, two of five.
    assert (len(words), sum(found.values()) - len(words)) == (3, 2 * 9)


def test_a_text_that_says_a_thing_twice_holds_it_twice() -> None:
    once, twice = held(["open", "open, OPEN!"])
    assert {column: twice[column] for column in once} == dict.fromkeys(once, 2.0)


def test_no_run_of_letters_leads_from_one_word_to_the_next() -> None:
    (together,), apart = held(["ab cd"]), held(["ab", "cd"])
    letters = [column for column in together if column >= SPACE // 2]
    assert set(letters) == {column for one in apart for column in one if column >= SPACE // 2}


@settings(max_examples=40)
@given(TEXTS)
def test_a_text_reads_the_same_whatever_stands_beside_it(texts: list[str]) -> None:
    assert held(texts) == [held([text])[0] for text in texts]


@settings(max_examples=40)
@given(st.lists(st.text("abcdeé 😀ß", max_size=30), max_size=5))
def test_as_many_grams_are_counted_as_a_slow_count_finds(texts: list[str]) -> None:
    for text, own in zip(texts, held(texts), strict=True):
        spoken = [word for word in text.lower().split(" ") if word]
        runs = Counter(
            f" {word} "[at : at + size]
            for word in spoken
            for size in (3, 4, 5)
            for at in range(len(word) + 3 - size)
        )
        letters = Counter({column: number for column, number in own.items() if column >= SPACE // 2})
        assert letters.total() == runs.total()
        assert sorted(letters.values()) == sorted(runs.values())  # nothing of so little falls on one column


def test_where_nothing_is_said_there_is_nothing() -> None:
    assert held(["", " ", "?!"]) == [{}, {}, {}]
    assert len(count_grams([]).columns) == 0


def test_columns_rise_and_lie_in_their_space() -> None:
    found = count_grams(["Bürgerbeteiligung ernst nehmen", "a b c", "\ud800 broken"])
    for one, two in zip(found.starts[:-1], found.starts[1:], strict=True):
        assert (np.diff(found.columns[one:two]) > 0).all()
    assert found.columns.min() >= 0
    assert found.columns.max() < SPACE
