"""Two texts compared as they read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.text import MAX_TEXT, TooLong, compare, render

PARAGRAPHS = st.lists(
    st.text(alphabet="abc *_[]()<>&.|-1#", min_size=1, max_size=20), max_size=6
).map("\n\n".join)  # fmt: skip


def told(before, after):
    return [(each.kind, re.sub(r"<[^>]+>|\n", "", each.html)) for each in compare(before, after)]


def words(html):
    return re.sub(r"<[^>]*>|\s", "", html)


def test_paragraphs_that_came_and_went_are_whole():
    before, after = "One stays.\n\nTwo goes away.", "One stays.\n\nSomething entirely different."
    assert told(before, after) == [
        ("same", "One stays."),
        ("removed", "Two goes away."),
        ("added", "Something entirely different."),
    ]


def test_a_paragraph_with_most_of_its_words_has_changed():
    (one,) = compare("The forum meets in May.", "The forum meets in June.")
    assert one.kind == "changed"
    assert [(piece.kind, piece.text) for piece in one.pieces] == [
        ("same", "The forum meets in "),
        ("removed", "May"),
        ("added", "June"),
        ("same", "."),
    ]


def test_an_item_put_into_a_numbered_list_leaves_the_others_as_they_were():
    assert told("1. alpha\n2. beta", "1. omega\n2. alpha\n3. beta") == [
        ("added", "omega"),
        ("same", "alpha"),
        ("same", "beta"),
    ]


def test_items_keep_their_numbers():
    html = "".join(each.html for each in compare("", "3. alpha\n4. beta"))
    assert '<ol start="3">' in html and '<ol start="4">' in html


def test_a_link_that_leads_elsewhere_is_shown_whole_twice():
    kinds = [each.kind for each in compare("[here](https://a.example)", "[here](https://b.example)")]
    assert kinds == ["removed", "added"]


def test_rows_of_a_table_are_told_line_by_line():
    before, after = ("|a|b|\n|-|-|\n|one|two|\n|three|" + cell + "|" for cell in ("four", "five"))
    (one,) = compare(before, after)
    assert "one | two" in one.pieces[0].text
    assert [piece.text for piece in one.pieces if piece.kind != "same"] == ["four", "five"]


def test_hostile_words_are_as_safe_as_when_drawn():
    before, after = "<script>alert(1)</script>", "[x](javascript:alert(1)) <img onerror=x>"
    html = "".join(each.html for each in compare(before, after))
    assert "<script" not in html and "<img" not in html and 'href="javascript' not in html


def test_a_text_too_long_to_draw_is_too_long_to_compare():
    with pytest.raises(TooLong):
        compare("a" * (MAX_TEXT + 1), "")


def test_texts_of_very_many_blocks_stand_whole_side_by_side():
    many = "a\n\n" * 4000
    assert [each.kind for each in compare(many, f"{many}b")] == ["removed", "added"]
    assert [each.kind for each in compare(many, many)] == ["same"]


@given(PARAGRAPHS, PARAGRAPHS)
def test_what_stayed_and_went_is_the_one_text_and_what_stayed_and_came_the_other(before, after):
    passages = compare(before, after)
    went = [each for each in passages if each.kind in {"same", "removed"}]
    came = [each for each in passages if each.kind in {"same", "added", "changed"}]
    assert words("".join(each.html for each in came)) == words(render(after))
    if not any(each.kind == "changed" for each in passages):
        assert words("".join(each.html for each in went)) == words(render(before))


@given(PARAGRAPHS)
def test_a_text_compared_with_itself_stays_the_same(text):
    assert {each.kind for each in compare(text, text)} <= {"same"}
