"""Words that were covered stand there no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.text.covering import cover, holds, passages_in

MARK = "[covered: private]"
WORDS = st.text(alphabet="abcdefgh .,'-", min_size=1, max_size=12).map(lambda each: " ".join(each.split()))


def covered(text: str, *wanted: str) -> str:
    passages, missing = passages_in(wanted, [text])
    assert missing == []
    return cover(text, passages, MARK)[0]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Ask Ash Grove about it.", "Ash Grove"),
        ("Ask ASH  grove about it.", "Ash Grove"),
        ("Ask ash\ngrove about it.", "Ash Grove"),
        ("Ask **Ash** _Grove_ about it.", "Ash Grove"),
        ("Call 0131 496 0000 now", "0131 496 0000"),
        ("私はとねりこです", "とねりこ"),
    ],
)
def test_a_passage_is_found_however_it_is_written(text, passage):
    assert MARK in covered(text, passage)
    assert not holds([covered(text, passage)], passages_in([passage], [text])[0])


def test_every_place_is_covered_and_counted():
    passages, _missing = passages_in(["Ash"], ["Ash, ash and Ashton"])
    assert cover("Ash, ash and Ashton", passages, MARK) == (f"{MARK}, {MARK} and Ashton", 2)


def test_a_part_of_a_word_stays_while_the_whole_word_is_there():
    assert covered("Ann is planning", "Ann") == f"{MARK} is planning"


def test_a_longer_passage_goes_before_what_it_holds():
    assert covered("Ash Grove lives here", "Grove", "Ash Grove") == f"{MARK} lives here"


def test_what_stands_nowhere_is_named():
    assert passages_in(["oak", " ", "elm"], ["An oak"])[1] == ["elm"]


@given(st.lists(WORDS.filter(bool), min_size=1, max_size=3), WORDS, WORDS)
def test_what_was_covered_stands_there_no_more(wanted, before, after):
    text = f"{before} {' '.join(wanted)} {after}"
    passages, missing = passages_in(wanted, [text])
    assert missing == []
    if not holds(["#"], passages):
        assert not holds([cover(text, passages, "#")[0]], passages)
