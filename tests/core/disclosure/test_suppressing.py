"""A table of people: what a reader who knows the rule, and can count, still does not know."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.disclosure import Table, tell

NAMES = ("a", "b", "c", "d")
COUNTS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 60), min_size=1)


@pytest.mark.parametrize(("cells", "threshold", "most"), [(2, 3, 24), (3, 3, 12), (3, 5, 14), (4, 3, 9)])
def test_a_reader_who_knows_the_rule_and_the_total_works_no_hidden_count_out(cells, threshold, most):
    """Every table up to a size, told; and of all that are told alike, each hidden count may still be several things."""
    alike = defaultdict(list)
    for counts in product(range(most + 1), repeat=cells):
        told = tell(dict(zip(NAMES, counts, strict=False)), threshold=threshold)
        alike[sum(counts), tuple(sorted(told.shown.items())), told.hidden].append(counts)
    for (total, shown, hidden), tables in alike.items():
        if not threshold <= total <= most or not shown:
            continue  # larger tables with the same face were not all tried; and where nothing is shown, nothing is told
        for name in hidden:
            assert len({table[NAMES.index(name)] for table in tables}) > 1, (total, tables)


@given(COUNTS, st.integers(3, 20))
def test_no_small_number_is_shown(counts, threshold):
    told = tell(counts, threshold=threshold)
    assert all(count >= threshold for count in told.shown.values())
    assert told.rest is None or told.rest >= threshold


@given(COUNTS, st.integers(3, 20))
def test_what_is_shown_is_true_and_nothing_is_forgotten(counts, threshold):
    told = tell(counts, threshold=threshold)
    assert dict(told.shown).items() <= counts.items()
    assert {*told.shown, *told.hidden} == set(counts)
    assert told.rest in (None, sum(counts.values()) - sum(told.shown.values()))


@given(COUNTS, st.integers(3, 20))
def test_one_count_is_never_hidden_alone_beside_others(counts, threshold):
    told = tell(counts, threshold=threshold)
    assert len(told.hidden) != 1 or not told.shown


@given(st.permutations(NAMES), COUNTS, st.integers(3, 20))
def test_names_decide_nothing(others, counts, threshold):
    renamed = dict(zip(NAMES, others, strict=True))
    told, again = (
        tell(each, threshold=threshold) for each in (counts, {renamed[n]: c for n, c in counts.items()})
    )
    assert {renamed[name] for name in told.hidden} == set(again.hidden)


def test_where_all_would_be_hidden_not_even_the_total_is_told():
    assert tell({"a": 9, "b": 9}, threshold=10) == Table({}, ("a", "b"), None)


def test_a_table_without_small_numbers_is_told_whole():
    told = tell({"a": 10, "b": 30}, threshold=10)
    assert told == Table({"a": 10, "b": 30})


def test_a_nought_is_hidden_with_the_smallest_of_the_others():
    told = tell({"a": 0, "b": 12, "c": 30}, threshold=10)
    assert told == Table({"c": 30}, ("a", "b"), 12)


@pytest.mark.parametrize(("counts", "threshold"), [({"a": 1}, 2), ({"a": -1}, 10)])
def test_what_makes_no_sense_is_refused(counts, threshold):
    with pytest.raises(ValueError):
        tell(counts, threshold=threshold)
