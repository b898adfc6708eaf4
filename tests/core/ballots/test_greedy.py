"""Greedy budgets: three variants, ties by cost and then by lot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.ballots.budgets import budget_of
from moothill.core.ballots.budgets.greedy import Verdict, greedy
from moothill.core.ballots.errors import CannotCount, LotNeeded
from moothill.core.ballots.lots import DrawnLots
from moothill.core.ballots.marked import Kind, marked
from moothill.core.ballots.telling.budget_data import greedy_data
from tests.core.ballots.budgets import budgets, theirs, town
from tests.core.ballots.elections import ASKED, LOTS, recount

RECOUNT = recount()
A, B, C, D = range(1, 5)


def verdicts(count):
    return [(decision.project, decision.verdict) for decision in count.decisions]


def test_the_most_wanted_that_still_fit_are_taken_and_others_skipped():
    found = greedy(town(100, {"A": 60, "B": 50, "C": 30, "D": 10}, "5 AB, 3 A, 2 BC, 1 D"))
    assert found.selected == (A, C, D)
    assert [decision.left for decision in found.decisions] == [100, 40, 40, 10]
    assert verdicts(found)[1] == (B, Verdict.TOO_DEAR)


def test_the_first_that_does_not_fit_may_end_the_count():
    found = greedy(town(100, {"A": 60, "B": 50, "C": 30, "D": 10}, "5 AB, 3 A, 2 BC, 1 D"), stop=True)
    assert found.selected == (A,)
    assert verdicts(found)[1:] == [
        (B, Verdict.TOO_DEAR),
        (C, Verdict.AFTER_THE_END),
        (D, Verdict.AFTER_THE_END),
    ]


def test_projects_below_a_minimum_are_left_out_and_do_not_end_the_count():
    found = greedy(town(100, {"A": 60, "B": 500, "C": 30, "D": 10}, "5 A, 3 C, 2 B, 3 D"), least=3, stop=True)
    assert found.selected == (A, D, C)
    assert verdicts(found)[-1] == (B, Verdict.BELOW)


def test_what_nobody_wants_is_not_taken():
    assert greedy(town(100, {"A": 60, "B": 10}, "1 A")).selected == (A,)
    assert greedy(town(100, {"A": 60, "B": 10}, "1 A"), least=0).selected == (A, B)


def test_equal_points_the_cheaper_goes_first():
    assert greedy(town(50, {"A": 50, "B": 30}, "2 AB")).selected == (B,)


def test_equal_in_points_and_cost_a_lot_decides_if_only_some_fit():
    equal = town(50, {"A": 30, "B": 30, "C": 20}, "2 AB, 1 C")
    with pytest.raises(LotNeeded, match="A lot must decide between numbers 1, 2"):
        greedy(equal)
    found = greedy(equal, lots=DrawnLots((B, A)))
    assert found.selected == (B, C)
    assert [decision.drawn for decision in found.decisions] == [(B, A), (B, A), ()]


def test_equals_that_all_fit_or_none_need_no_lot():
    assert greedy(town(60, {"A": 30, "B": 30}, "2 AB")).selected == (A, B)
    assert greedy(town(20, {"A": 30, "B": 30}, "2 AB")).selected == ()
    stopped = greedy(town(50, {"D": 60, "A": 30, "B": 30}, "3 D, 2 AB"), stop=True)
    assert stopped.selected == ()


def test_points_count_as_given():
    ballots = marked(names="AB", kind=Kind.DOTS, most=5, ballots=[(1, {A: 1, B: 4}), (2, {A: 2})])
    assert greedy(budget_of(ballots=ballots, ids="ab", costs=[10, 10], budget=10, currency="")).selected == (
        A,
    )
    assert greedy(budget_of(ballots=ballots, ids="ab", costs=[9, 10], budget=10)).decisions[0].points == 5


def test_without_voters_nothing_is_taken():
    assert greedy(town(100, {"A": 60}, "")).selected == ()


@pytest.mark.parametrize(("money", "costs"), [(0, [1]), (10**16, [1]), (10, [0]), (10, [-5])])
def test_money_that_is_none_is_refused(money, costs):
    with pytest.raises(CannotCount, match="A budget or a cost"):
        budget_of(
            ballots=marked(names="A", kind=Kind.APPROVAL, ballots=[]), ids="a", costs=costs, budget=money
        )


@given(budgets(), st.booleans(), st.integers(0, 4))
def test_the_outcome_fits_and_the_other_program_finds_the_same(budget, stop, least):
    found = greedy(budget, stop=stop, least=least, lots=LOTS)
    assert budget.cost(found.selected) <= budget.budget
    again = RECOUNT.greedy(theirs(RECOUNT, budget), ASKED | {"stop": stop, "least": least})
    told = greedy_data(found)
    assert {key: told[key] for key in again} == again
