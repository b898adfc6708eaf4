"""Letters that many people send after one model are found among all others, whatever was changed in them."""

import random
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.core.synthesis import Campaign, campaigns

MODEL = "Please keep the harbour library open on Saturdays, because children read there every week and it is warm."
OTHERS = [
    "Publish what every school spends, as open data that anyone can use.",
    "Put the minutes of each council meeting on one page within a week.",
    "Let people see on a map when the next bus really comes to the pier.",
    "Nobody at this table could say who decides when the ferry sails.",
    "Please keep the swimming pool open in winter, because old people go there.",
]


def numbered(*texts: str) -> list[tuple[int, str]]:
    return list(zip(count(1), texts, strict=False))


def test_copies_are_found_whatever_their_capitals_signs_and_additions() -> None:
    grown = f"{MODEL} I have three children, and we live next door."
    slipped = MODEL.replace("Saturdays", "Saturadys")
    found = campaigns(numbered(OTHERS[0], MODEL, OTHERS[1], MODEL.upper() + "!", grown, slipped, *OTHERS[2:]))
    assert found == [Campaign((2, 4, 5, 6), equal=2)]


def test_two_are_no_campaign_and_different_texts_are_none() -> None:
    assert campaigns(numbered(MODEL, MODEL, *OTHERS)) == []
    assert campaigns(numbered(MODEL, MODEL, *OTHERS), least=2) == [Campaign((1, 2), equal=2)]


def test_a_few_words_that_many_say_are_nobodys_campaign() -> None:
    assert campaigns(numbered(*["Yes, please do!"] * 9, *[""] * 9, *["😀"] * 9)) == []


def test_the_largest_comes_first() -> None:
    texts = [MODEL, *[OTHERS[0]] * 4, MODEL, MODEL]
    assert [group.keys for group in campaigns(numbered(*texts))] == [(2, 3, 4, 5), (1, 6, 7)]


def test_a_planted_campaign_is_found_among_thousands() -> None:
    chance = random.Random(1)
    vocabulary = ["".join(chance.choices("abcdefghijklmnoprstuv", k=7)) for _word in range(600)]
    texts = [" ".join(chance.choices(vocabulary, k=25)) for _text in range(3_000)]
    planted = chance.sample(range(3_000), 40)
    for place in planted:
        words = MODEL.split()
        words[chance.randrange(len(words))] = chance.choice(vocabulary)
        texts[place] = " ".join([*words, *chance.choices(vocabulary, k=4)])
    found, *others = campaigns(enumerate(texts))
    assert set(found.keys) <= set(planted) and len(found.keys) >= 36
    assert all(set(other.keys) <= set(planted) for other in others)


@settings(max_examples=40)
@given(st.lists(st.sampled_from([MODEL, MODEL.title(), *OTHERS, "Yes"]) | st.text(max_size=80), max_size=40))
def test_each_text_is_in_one_group_at_most_and_no_text_breaks_it(texts: list[str]) -> None:
    groups = campaigns(enumerate(texts))
    keys = [key for group in groups for key in group.keys]
    assert len(keys) == len(set(keys))
    assert all(len(group.keys) >= 3 and 1 <= group.equal <= len(group.keys) for group in groups)
    assert campaigns(enumerate(texts)) == groups
