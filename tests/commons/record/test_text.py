"""Texts of records in templates."""

import pytest

from moothill.commons.record.templatetags.text import markdown


def test_markdown_is_drawn_below_the_headings_of_the_page():
    assert markdown("# Plan\n\nWe *agreed*.") == "<h3>Plan</h3>\n<p>We <em>agreed</em>.</p>\n"
    assert markdown("# Plan", 5) == "<h5>Plan</h5>\n"


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '<a onclick="x()">x</a>', "[x](javascript:alert(1))"]
)
def test_nothing_in_a_text_runs(text):
    drawn = markdown(text)
    assert "<script" not in drawn
    assert "<a onclick" not in drawn
    assert 'href="javascript' not in drawn


def test_a_text_that_cannot_be_drawn_stands_as_it_was_written():
    row = "|".join(["<b>"] * 60)
    drawn = markdown(f"{row}\n{'|'.join(['-'] * 60)}\n{row}")
    assert "<pre>&lt;b&gt;|" in drawn
    assert "<b>" not in drawn
