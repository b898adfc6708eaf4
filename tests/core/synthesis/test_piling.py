"""Piles put together what speaks of the same, with scikit-learn and without it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.core.synthesis import piles, piling

TOPICS = {
    "ferry": "ferry boat pier timetable sail island crossing harbour late captain",
    "school": "school teacher lesson pupil bus class homework exam book reading",
    "trees": "tree forest plant oak shade park leaves garden branch wood",
}
STOP = frozenset({"the", "and", "of", "is"})


@pytest.fixture(params=[True, False], ids=["with scikit-learn", "without"])
def software(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if not request.param:
        monkeypatch.setattr(piling, "learns", lambda: False)
    return bool(request.param)


def spoken(each: int = 30) -> dict[int, str]:
    """So many texts on each topic, by a key that says which; with the words that stand in every text."""
    chance = random.Random(2)
    return {
        100 * topic + number: " ".join(["the", *chance.sample(words.split(), 5), "and", "of", "is"])
        for topic, words in enumerate(TOPICS.values(), start=1)
        for number in range(each)
    }


@pytest.mark.usefixtures("software")
def test_what_speaks_of_the_same_lies_together() -> None:
    found = piles(spoken(), but=STOP)
    for pile in found:
        topics = [key // 100 for key in pile.keys]
        assert max(topics.count(topic) for topic in set(topics)) >= 0.9 * len(topics), pile
    assert {pile.keys[0] // 100 for pile in found} == {1, 2, 3}


@pytest.mark.usefixtures("software")
def test_its_words_tell_a_pile_and_its_first_texts_stand_for_it() -> None:
    texts = spoken()
    for pile in piles(texts, but=STOP):
        topic = list(TOPICS.values())[pile.keys[0] // 100 - 1].split()
        assert pile.words and set(pile.words) <= set(topic)
        assert pile.typical == pile.keys[:3]


@pytest.mark.usefixtures("software")
def test_the_same_texts_give_the_same_piles() -> None:
    assert piles(spoken(), but=STOP) == piles(spoken(), but=STOP)


@pytest.mark.usefixtures("software")
@pytest.mark.parametrize(
    "texts", [{}, {1: ""}, {1: "Yes"}, {1: "Yes", 2: "No"}, dict.fromkeys(range(40), "Same words")]
)
def test_few_texts_or_equal_ones_make_few_piles(texts: dict[int, str]) -> None:
    found = piles(texts)
    assert sorted(key for pile in found for key in pile.keys) == [key for key, text in texts.items() if text]


@settings(max_examples=25, deadline=None)
@given(texts=st.dictionaries(st.integers(), st.text(max_size=40), max_size=30))
def test_every_text_with_words_is_in_one_pile(texts: dict[int, str]) -> None:
    keys = [key for pile in piles(texts) for key in pile.keys]
    assert sorted(keys) == sorted(key for key, text in texts.items() if text.strip())
