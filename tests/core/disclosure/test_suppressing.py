"""A table of people: what a reader who knows the rule, and can count, still does not know."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.disclosure import tell

NAMES = ("a", "b", "c", "d")
COUNTS = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 60), min_size=1)


@pytest.mark.parametrize(("cells", "threshold", "most"), [(2, 3, 24), (3, 3, 12), (3, 5, 14), (4, 3, 8)])
def test_a_reader_who_knows_the_rule_works_no_hidden_cell_out(cells, threshold, most):
    """Every table up to a size, told; and of all that are told alike, each hidden cell may still be several things.

    Who does not know how cells are chosen knows less: each hidden cell may be anything from nought to the rest.
    """
    alike = defaultdict(list)
    for counts in product(range(most + 1), repeat=cells):
        told = tell(dict(zip(NAMES, counts, strict=False)), threshold=threshold)
        alike[told.total, tuple(sorted(told.shown.items())), told.hidden].append(counts)
    for (total, _shown, hidden), tables in alike.items():
        if total is None or total > most:
            continue  # larger tables with the same face were not all tried
        for name in hidden:
            values = {table[NAMES.index(name)] for table in tables}
            assert len(values) > 1, (total, tables)


@given(COUNTS, st.integers(3, 20))
def test_no_small_number_is_shown(counts, threshold):
    told = tell(counts, threshold=threshold)
    assert all(count >= threshold for count in told.shown.values())
    assert told.total is None or told.total >= threshold
    assert told.rest is None or told.rest >= threshold


@given(COUNTS, st.integers(3, 20))
def test_what_is_shown_is_true_and_nothing_is_forgotten(counts, threshold):
    told = tell(counts, threshold=threshold)
    assert dict(told.shown).items() <= counts.items()
    assert {*told.shown, *told.hidden} == set(counts)
    assert told.total in (None, sum(counts.values()))


@given(COUNTS, st.integers(3, 20))
def test_one_cell_is_never_hidden_alone_beside_others(counts, threshold):
    told = tell(counts, threshold=threshold)
    assert len(told.hidden) != 1 or len(counts) == 1


def test_a_table_without_small_numbers_is_told_whole():
    told = tell({"a": 10, "b": 30}, threshold=10)
    assert (told.shown, told.hidden, told.rest) == ({"a": 10, "b": 30}, (), None)


def test_a_nought_is_hidden_with_the_smallest_of_the_others():
    told = tell({"a": 0, "b": 12, "c": 30}, threshold=10)
    assert (told.shown, told.hidden, told.rest) == ({"c": 30}, ("a", "b"), 12)


@pytest.mark.parametrize(("counts", "threshold"), [({"a": 1}, 2), ({"a": -1}, 10)])
def test_what_makes_no_sense_is_refused(counts, threshold):
    with pytest.raises(ValueError):
        tell(counts, threshold=threshold)
