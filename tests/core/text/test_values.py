"""Data is merged field by field; what belongs together is never mixed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.text import Clash, merge_fields

WORKSHOP = {
    "title": "Workshop in Glasgow",
    "state": "planned",
    "when": {"words": "March 2018", "earliest": "2018-03-01", "latest": "2018-03-31"},
    "text": "A first round of ideas. Tea is served.",
    "responsible": [{"who": "network", "role": "lead"}, {"who": "officials", "role": "host"}],
}


def merged(ours, theirs, base=WORKSHOP):
    return merge_fields(base, base | ours, base | theirs, text_fields={"text"})


def test_changes_to_different_fields_are_both_taken():
    result = merged({"state": "done"}, {"title": "Workshop in Leith"})
    assert result.values == WORKSHOP | {"state": "done", "title": "Workshop in Leith"}
    assert result.clashes == ()


def test_a_date_has_one_writer():
    april = {"words": "April 2018", "earliest": "2018-04-01", "latest": "2018-04-30"}
    result = merged({"when": april}, {"when": april | {"words": "in April 2018"}})
    assert (result.clashes, result.values) == (("when",), WORKSHOP)


def test_texts_are_merged_word_by_word():
    result = merged(
        {"text": "A first round of plans. Tea is served."},
        {"text": "A first round of ideas. Soup is served."},
    )
    assert (result.values["text"], result.clashes) == ("A first round of plans. Soup is served.", ())


def test_a_clashing_text_comes_with_its_clashes():
    result = merged({"text": "A first round of plans."}, {"text": "A first round of hopes."})
    assert result.clashes == ("text",)
    assert result.texts["text"].clashes == (
        Clash(WORKSHOP["text"], "A first round of plans.", "A first round of hopes.", 0),
    )


LEAD, HOST = WORKSHOP["responsible"]
ANOTHER, THIRD = {"who": "library", "role": "helper"}, {"who": "college", "role": "helper"}


@pytest.mark.parametrize(
    ("ours", "theirs", "rows"),
    [
        ([LEAD, HOST, ANOTHER], [LEAD, HOST, THIRD], [LEAD, HOST, ANOTHER, THIRD]),
        ([HOST], [LEAD, HOST, THIRD], [HOST, THIRD]),
        ([LEAD | {"role": "chair"}, HOST], [LEAD, HOST | {"role": "guest"}], [LEAD | {"role": "chair"}, HOST | {"role": "guest"}]),
        ([LEAD, HOST, ANOTHER], [LEAD, HOST, ANOTHER], [LEAD, HOST, ANOTHER]),
        ([LEAD], [HOST], []),
    ],
    ids=["both add", "one deletes, one adds", "each changes another", "both add the same", "each deletes another"],
)  # fmt: skip
def test_different_rows_of_a_list_are_merged(ours, theirs, rows):
    result = merged({"responsible": ours}, {"responsible": theirs})
    assert (result.values["responsible"], result.clashes) == (rows, ())


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ([LEAD | {"who": "charity"}, HOST], [LEAD | {"role": "chair"}, HOST]),
        ([HOST], [LEAD | {"role": "chair"}, HOST]),
        ([ANOTHER, LEAD, HOST], [LEAD, HOST, ANOTHER]),
    ],
    ids=["cells of one row", "deleted by one, changed by the other", "the same row twice"],
)
def test_rows_that_do_not_fit_together_clash_as_a_whole(ours, theirs):
    result = merged({"responsible": ours}, {"responsible": theirs})
    assert (result.values, result.clashes) == (WORKSHOP, ("responsible",))


def test_fields_come_and_go():
    base = {"old": 1, "kept": 2}
    result = merge_fields(base, {"kept": 2, "new": 3}, base | {"kept": 4})
    assert (result.values, result.clashes) == ({"kept": 4, "new": 3}, ())


def test_one_is_not_true():
    assert merge_fields({"open": 0}, {"open": 1}, {"open": True}).clashes == ("open",)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(0, 3), st.sampled_from(["", "a", "b", "a b."])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("xy"), inner, max_size=2)
    ),
    max_leaves=5,
)
FIELDS = st.dictionaries(st.sampled_from(["title", "text", "rows"]), JSON, max_size=3)
TEXT = {"text"}


@given(FIELDS, FIELDS)
def test_an_edit_by_one_side_only_always_wins(base, edit):
    for result in (
        merge_fields(base, edit, base, text_fields=TEXT),
        merge_fields(base, base, edit, text_fields=TEXT),
    ):
        assert (result.values, result.clashes) == (edit, ())


@given(FIELDS, FIELDS)
def test_equal_edits_agree(base, edit):
    result = merge_fields(base, edit, edit, text_fields=TEXT)
    assert (result.values, result.clashes) == (edit, ())


@given(FIELDS, FIELDS, FIELDS)
def test_clashes_are_the_same_from_either_side(base, ours, theirs):
    one = merge_fields(base, ours, theirs, text_fields=TEXT)
    other = merge_fields(base, theirs, ours, text_fields=TEXT)
    assert set(one.clashes) == set(other.clashes)
    assert set(one.texts) == set(other.texts) <= set(one.clashes)
