"""One way to write the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.text import canonical, render


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        ("one  \ntwo\t\n", "one\ntwo"),
        ("\n \n\none\n\n", "one"),
        ("    code", "    code"),
        ("a\tb", "a\tb"),
        ("nul\x00 bell\x07 escape\x1b[0m next\x85", "nul bell escape[0m next"),
        ("Ce\u0300ilidh", "C\u00e8ilidh"),
        ("half \ud800 pair", "half  pair"),
        ("", ""),
    ],
)
def test_a_text_is_written_in_one_way(text, written):
    assert canonical(text) == written


MESSY = st.text(alphabet=st.sampled_from("a e\u0300\u0301\r\n\t\x00\x85\u2028\ud800"))


@given(st.one_of(st.text(), MESSY))
def test_what_is_canonical_stays_as_it_is(text):
    assert canonical(canonical(text)) == canonical(text)


@given(st.one_of(st.text(), MESSY))
def test_what_a_browser_and_a_form_do_to_a_text_makes_no_change(text):
    written = canonical(text)
    sent_back = written.replace("\n", "\r\n") + "\r\n"
    assert canonical(sent_back) == written


@given(st.one_of(st.text(), MESSY))
def test_a_canonical_text_looks_the_same(text):
    assert render(canonical(text)) == render(text)
