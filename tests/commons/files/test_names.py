"""File names, made fit to be stored, shown and put in an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.commons.files.names import MAX_NAME, clean_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\me\\plan.pdf", "plan.pdf"),
        (".htaccess", "htaccess"),
        ("draft \n  of\tplan.pdf", "draft of plan.pdf"),
        ("annex\u202efdp.exe", "annexfdp.exe"),
        ("Cèilidh.pdf", "Cèilidh.pdf"),
        ("Ce\u0300ilidh.pdf", "Cèilidh.pdf"),
        ("", "file"),
        ("...", "file"),
        ("a" * 300 + ".pdf", "a" * 196 + ".pdf"),
        ("a" * 300, "a" * 200),
    ],
)
def test_a_name_is_made_fit(given_name, kept):
    assert clean_name(given_name) == kept


@given(st.text(max_size=400))
def test_any_name_becomes_one_that_fits_and_stays_as_it_is(name):
    once = clean_name(name)
    assert 0 < len(once) <= MAX_NAME
    assert not set(once) & {"/", "\\", "\n", "\x00"}
    assert clean_name(once) == once
