"""Texts without their marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.text import MAX_TEXT, plain, summary


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# Aim\n\nRaise *awareness* of\nthe **plan**.", "Aim Raise awareness of the plan."),
        ("- one\n- two", "one two"),
        ("|Day|What|\n|-|-|\n|Monday|Workshop|", "Day What Monday Workshop"),
        ("[the plan](https://a.b) ![a room](c.png)", "the plan a room"),
        ("un*believ*able", "unbelievable"),
        ("`code` and\n\n```\nmore\n```", "code and more"),
        ("one\\\ntwo", "one two"),
        ("5 < 6 & <b>7</b>", "5 < 6 & <b>7</b>"),
        ("", ""),
    ],
)
def test_marks_go_and_words_stay(markdown, words):
    assert plain(markdown) == words


@given(st.text())
def test_any_text_has_plain_words_on_one_line(text):
    assert "\n" not in plain(text)


@pytest.mark.parametrize(
    "text", ["a" * (MAX_TEXT + 1), "|a" * 50 + "|\n" + "|-" * 50 + "|\n"], ids=["long", "wide"]
)
def test_a_text_that_cannot_be_drawn_still_has_words(text):
    assert plain(text).startswith("a")


def test_a_short_text_is_its_own_summary():
    assert summary("A *short* text.") == "A short text."


def test_a_summary_ends_between_two_words():
    assert summary("one two three four", length=12) == "one two…"


@given(st.text(), st.integers(1, 50))
def test_a_summary_is_never_longer_than_asked(text, length):
    assert len(summary(text, length)) <= length


def test_a_summary_does_not_read_the_whole_of_a_long_text():
    long = "Some *text* with a [link](http://a.b).\n\n" * 1_400
    for _ in range(20):
        summary(long)
