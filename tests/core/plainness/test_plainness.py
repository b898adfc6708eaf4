"""Plain language: sentences, hard words and reading ease, in words with a suggestion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.plainness import JARGON, advise, jargon_in, reading_ease, sentences, syllables

LONG = " ".join(["word"] * 52) + "."
LINCOLN = (
    "Four score and seven years ago our fathers brought forth, upon this continent, a new nation, conceived in liberty, and "
    "dedicated to the proposition that all men are created equal. Now we are engaged in a great civil war, testing whether that "
    "nation, or any nation so conceived, and so dedicated, can long endure. We are met on a great battle field of that war."
)
BUREAU = (
    "The operationalisation of multidimensional accountability infrastructure necessitates institutional reconfiguration "
    "notwithstanding departmental particularities, facilitating interoperability. Administrative rationalisation considerations "
    "predetermine organisational responsiveness. "
) * 3


def told(text: str, language: str = "en") -> list[str]:
    return [f"{each.words % each.facts} {each.suggestion % each.facts}" for each in advise(text, language)]


def test_a_long_sentence_is_named_with_its_length_and_what_to_do():
    (hint,) = told(f"Short one. {LONG}")
    assert "has 52 words" in hint and hint.endswith("Try to split it into two or three.")
    assert "word word …” has" in hint


def test_jargon_is_named_once_with_plainer_words():
    found = told("Stakeholder engagement, and again stakeholder engagement. We utilise it in order to help.")
    assert found == [
        "“Stakeholder engagement” is hard to understand for people outside. Plainer: talking with the people concerned.",
        "“utilise” is hard to understand for people outside. Plainer: use.",
        "“in order to” is hard to understand for people outside. Plainer: to.",
    ]
    assert [*jargon_in("The stake holders leveraged nothing, in orders to.")][0][0] == "leveraged"
    assert len({each.pattern for each in JARGON}) == len(JARGON)


def test_a_text_that_reads_well_gives_nothing_and_one_like_a_paper_says_so():
    assert advise("We publish the register in June. Anybody can look at it.") == ()
    assert "reads as hard as a scientific paper" in told(BUREAU)[-1]
    assert [each.code for each in advise("The " + "a" * 30 + " opens.")] == ["word"]


def test_the_figure_is_flesch_s_by_his_formula():
    ease = reading_ease(sentences(LINCOLN))
    assert 55 < ease < 70  # from 50 to 60 is "fairly difficult" in his table, from 60 to 70 "standard"
    assert reading_ease(sentences("Too short a text.")) is None


@pytest.mark.parametrize(("word", "count"), [
    ("plan", 1), ("published", 2), ("needed", 2), ("open", 2), ("idea", 3), ("government", 3), ("people", 2), ("accountability", 6),
    ("make", 1), ("table", 2), ("data", 2), ("x", 1), ("co-chairs", 2), ("’", 1), ("nation", 2), ("created", 3),
])  # fmt: skip
def test_syllables_are_estimated(word, count):
    assert syllables(word) == count


def test_sentences_are_told_from_abbreviations_versions_and_lists():
    text = "See e.g. the site statistics.gov.scot, v1.2. It works!\n- one item\n- another (really?) Yes."
    assert [each.text for each in sentences(text)] == [
        "See e.g. the site statistics.gov.scot, v1.2", "It works", "one item", "another (really", "Yes",
    ]  # fmt: skip


def test_in_other_languages_only_lengths_are_looked_at():
    assert [each.code for each in advise(f"Stakeholder. {LONG}", "gd")] == ["sentence"]
    assert [each.code for each in advise(f"Stakeholder. {LONG}", "en-GB")] == ["sentence", "jargon"]


@given(st.text(max_size=300), st.sampled_from(["en", "fr"]))
def test_any_text_at_all_can_be_looked_over(text, language):
    assert all(told(text, language))
