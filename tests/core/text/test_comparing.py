"""What changed between two texts, and that nothing is lost in the telling."""

from difflib import SequenceMatcher
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.text import MAX_TEXT, Piece, diff
from moothill.core.text.shortest import shortest_script


def told(before, after):
    return [(piece.kind, piece.text) for piece in diff(before, after)]


def side(pieces, kind):
    return "".join(piece.text for piece in pieces if piece.kind in {"same", kind})


FEW_LETTERS = st.text(alphabet="ab .\n", max_size=60)


@given(st.one_of(st.text(), FEW_LETTERS), st.one_of(st.text(), FEW_LETTERS))
def test_both_texts_can_be_rebuilt_from_the_pieces(before, after):
    pieces = diff(before, after)
    assert side(pieces, "removed") == before
    assert side(pieces, "added") == after


@given(FEW_LETTERS, FEW_LETTERS)
def test_no_piece_is_empty_and_no_neighbours_are_of_one_kind(before, after):
    pieces = diff(before, after)
    assert all(piece.text for piece in pieces)
    assert all(one.kind != other.kind for one, other in pairwise(pieces))


@given(st.text(min_size=1))
def test_equal_texts_are_the_same_in_one_piece(text):
    assert diff(text, text) == (Piece("same", text),)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("", "new", [("added", "new")]),
        ("old", "", [("removed", "old")]),
        (
            "The deadline is 26 February.",
            "The deadline is 5 March.",
            [("same", "The deadline is "), ("removed", "26 February"), ("added", "5 March"), ("same", ".")],
        ),
        ("one\ntwo\n", "one\nand\ntwo\n", [("same", "one\n"), ("added", "and\n"), ("same", "two\n")]),
        (
            "state: planned",
            "state: complete",
            [("same", "state: "), ("removed", "planned"), ("added", "complete")],
        ),
    ],
)
def test_a_small_change_reads_as_a_small_change(before, after, pieces):
    assert told(before, after) == pieces


def test_a_new_phrase_reads_as_one_and_not_word_by_word():
    assert told("a workshop in Glasgow", "a meeting at Leith") == [
        ("same", "a "),
        ("removed", "workshop in Glasgow"),
        ("added", "meeting at Leith"),
    ]


WORDS = " ".join(f"word{n % 97}" for n in range(MAX_TEXT // 7))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (WORDS, " ".join(reversed(WORDS.split()))),
        (WORDS, WORDS.replace("word1 ", "changed ")),
        ("a\n" * 30_000, "b\n" * 30_000),
        ("a\n" * 30_000, "a\n" * 29_000 + "b\n" * 1_000),
        ("a b\n" * 15_000, "b a\n" * 15_000),
        (". " * 30_000, ", " * 30_000),
        (" \n" * 30_000, "\n " * 30_000),
    ],
    ids=["reversed", "many small changes", "nothing alike", "end replaced", "swapped", "marks", "blanks"],
)
def test_the_longest_texts_are_compared_in_well_under_two_seconds(before, after):
    pieces = diff(before, after)
    assert (side(pieces, "removed"), side(pieces, "added")) == (before, after)


def test_one_word_changed_in_the_longest_text_is_still_found():
    half = len(WORDS) // 2
    after = WORDS[:half] + "X" + WORDS[half:]
    assert sum(len(piece.text) for piece in diff(WORDS, after) if piece.kind == "added") < 10


ITEMS = st.lists(st.sampled_from("abc"), max_size=12)


@given(ITEMS, ITEMS)
def test_no_shorter_way_exists(before, after):
    script = shortest_script(before, after, steps=10_000)
    kept = script.count("=")
    assert (len(script) - script.count("+"), len(script) - script.count("-")) == (len(before), len(after))
    assert kept == _longest_common(before, after)
    matched = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    assert kept >= sum(block.size for block in matched)


def _longest_common(before, after):
    row = [0] * (len(after) + 1)
    for one in before:
        before_it = list(row)
        for place, other in enumerate(after, start=1):
            row[place] = before_it[place - 1] + 1 if one == other else max(row[place - 1], before_it[place])
    return row[-1]


def test_a_way_that_costs_too_much_is_not_searched_to_the_end():
    assert shortest_script("a" * 100, "b" * 100, steps=50) is None
