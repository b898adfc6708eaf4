"""The Method of Equal Shares: exact prices, ties, completions and the comparison."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.ballots.budgets import budget_of
from moothill.core.ballots.budgets.completing import Completion, Ending, equal_shares, usual_increment
from moothill.core.ballots.budgets.purses import Purses, supports
from moothill.core.ballots.budgets.shares import run
from moothill.core.ballots.errors import CannotCount, LotNeeded
from moothill.core.ballots.lots import DrawnLots
from moothill.core.ballots.marked import Kind, marked
from moothill.core.ballots.telling.budget_data import shares_data
from tests.core.ballots.budgets import budgets, theirs, town
from tests.core.ballots.elections import ASKED, LOTS, recount

RECOUNT = recount()
A, B, C, D = range(1, 5)


def rounds(budget, share, lots=None):
    return run(budget, supports(budget), Fraction(share), lots)


def test_supporters_share_the_cost_and_the_most_effective_votes_win():
    # Each of 10 has 10. A: 60 / 6 = 10 each, 6 effective votes. B: 30 / 4 = 7.5 each, 4 effective votes.
    found = equal_shares(town(100, {"A": 60, "B": 30}, "6 A, 4 B"), completion=Completion.NONE)
    assert [(one.project, one.price, one.payers, one.spent) for one in found.rounds] == [
        (A, 10, 6, 0), (B, Fraction(15, 2), 4, 0),
    ]  # fmt: skip
    assert found.rounds[1].effective_votes(30) == 4
    assert (found.selected, found.share, found.ending) == ((A, B), 10, Ending.NOT_RAISED)


def test_who_cannot_pay_the_full_price_pays_all_that_is_left_and_the_others_more():
    # Each has 10. A: 5 x 6 = 30. Then B costs 32: three have 4 left, two have 10: (32 - 12) / 2 = 10.
    found = rounds(town(60, {"A": 30, "B": 32}, "3 AB, 2 A, 1 B, 1 B"), 10)
    assert [(one.project, one.price, one.payers, one.spent) for one in found] == [(A, 6, 5, 0), (B, 10, 2, 3)]


def test_a_project_whose_supporters_have_too_little_left_is_never_elected():
    found = rounds(town(60, {"A": 30, "B": 33}, "3 AB, 2 A, 2 B"), 10)
    assert [one.project for one in found] == [A]


def test_all_that_the_supporters_have_is_enough_to_the_last_unit():
    found = rounds(town(30, {"A": 30}, "3 A"), 10)
    assert [(one.price, one.payers, one.spent) for one in found] == [(10, 3, 0)]
    assert rounds(town(30, {"A": 31}, "3 A"), 10) == ()


@pytest.mark.parametrize("costs", [(3 * 10**14, 3 * 10**14 + 1), (3 * 10**14 + 1, 3 * 10**14)])
def test_a_difference_far_below_the_reach_of_floats_decides(costs):
    # A point of one costs one part in 10^15 more than a point of the other.
    ballots = marked(names="AB", kind=Kind.SCORE, ballots=[(3, {A: 1}), (3, {B: 1})])
    found = rounds(budget_of(ballots=ballots, ids="ab", costs=costs, budget=10**15), 2 * 10**14)
    assert [(one.project, one.equal) for one in found] == [
        (1 + costs.index(min(costs)), ()),
        (1 + costs.index(max(costs)), ()),
    ]


def test_one_unit_of_10_to_the_15_too_little_is_too_little():
    budget = town(10**15, {"A": 10**15, "B": 10**15 - 3}, "3 A, 3 B")
    assert [one.project for one in rounds(budget, Fraction(10**15 - 1, 3))] == [B]


def test_thirds_and_sevenths_are_paid_exactly():
    found = rounds(town(100, {"A": 10, "B": 11, "C": 13}, "3 ABC, 4 BC, 1 C"), 10)
    paid = sum(one.price * one.payers for one in found)
    assert [one.spent for one in found] == [0, 0, 0]
    assert paid == 34
    assert found[0].price == Fraction(13, 8)


def test_with_points_the_lowest_price_of_a_point_wins():
    ballots = marked(names="AB", kind=Kind.SCORE, ballots=[(2, {A: 1, B: 3}), (1, {A: 5})])
    budget = budget_of(ballots=ballots, ids="ab", costs=[14, 12], budget=30)
    found = rounds(budget, 10)
    # A: 7 points for 14, B: 6 points for 12: equal prices of 2; B is cheaper.
    assert (found[0].project, found[0].price, found[0].equal) == (B, 2, (A, B))
    # B took 6 from two voters. A: they give up to 4, the third up to 10: 2 + 2 + 10 at a price of 2.
    assert (found[1].project, found[1].price, found[1].payers, found[1].spent) == (A, 2, 3, 0)


def test_points_set_what_each_supporter_pays():
    ballots = marked(names="AB", kind=Kind.DOTS, ballots=[(1, {A: 3}), (2, {A: 1}), (1, {B: 9})])
    found = rounds(budget_of(ballots=ballots, ids="ab", costs=[20, 4], budget=40), 8)
    # B first, at 4/9. A: 5 points for 20 would be 4 each, but three times 4 is more than 8: (20 - 8) / 2 = 6.
    assert [(one.project, one.price, one.payers, one.spent) for one in found] == [
        (B, Fraction(4, 9), 1, 0),
        (A, 6, 2, 1),
    ]


def test_equal_effective_votes_the_cheaper_goes_first_then_more_votes_then_the_lot():
    found = rounds(town(100, {"A": 20, "B": 10}, "2 A, 2 B"), 10)
    assert [(one.project, one.equal, one.drawn) for one in found] == [(B, (A, B), ()), (A, (), ())]
    # C and D cost the same and have 2 effective votes; D has a third supporter who has nothing left.
    equal = town(100, {"C": 10, "D": 10}, "2 C, 2 D")
    with pytest.raises(LotNeeded, match="between numbers 1, 2"):
        rounds(equal, 10)
    first = rounds(equal, 10, DrawnLots((2, 1)))[0]
    assert (first.project, first.equal, first.drawn) == (2, (1, 2), (2, 1))


def test_more_votes_break_a_tie_of_effective_votes():
    # A takes all from its seven. C and D cost the same and have two full payers each; D has four more who have nothing.
    found = rounds(town(110, {"A": 70, "C": 10, "D": 10}, "4 AD, 3 A, 2 C, 2 D"), 10)
    assert [(one.project, one.equal, one.drawn) for one in found] == [
        (1, (), ()),
        (3, (2, 3), ()),
        (2, (), ()),
    ]


def test_shares_are_raised_until_the_next_raise_would_overspend():
    # 4 voters, 10 each. B (24 from two voters) is out of reach until the share is 12; C (28) until 14.
    found = equal_shares(town(40, {"A": 10, "B": 24}, "2 A, 2 B"))
    assert (found.selected, found.share, found.raises, found.ending) == ((A, B), 12, 2, Ending.ALL)
    found = equal_shares(town(40, {"A": 10, "B": 24, "C": 30}, "1 A, 2 B, 1 C"), bound=100)
    assert (found.selected, found.ending) == ((B, A), Ending.OVERSPEND)
    assert found.share == 29


def test_add1e_stops_as_soon_as_nothing_more_fits():
    town_ = town(40, {"A": 10, "B": 24, "C": 30}, "1 A, 2 B, 1 C")
    found = equal_shares(town_, completion=Completion.ADD1E)
    assert (found.selected, found.share, found.ending) == ((B, A), 12, Ending.EXHAUSTIVE)


def test_the_rest_may_be_filled_up_greedily():
    town_ = town(40, {"A": 10, "B": 24, "C": 6}, "1 A, 2 B, 1 C")
    alone = equal_shares(town_, completion=Completion.NONE)
    assert alone.selected == (C, A)
    filled = equal_shares(town_, completion=Completion.FILL)
    assert filled.selected == (C, A, B)
    assert [one.project for one in filled.filled] == [B]
    both = equal_shares(
        town(40, {"A": 10, "B": 24, "C": 30, "D": 6}, "1 A, 2 B, 1 C, 1 D"), completion=Completion.ADD1_FILL
    )
    assert set(both.selected) == {A, B, D}


def test_the_greedy_outcome_is_used_if_strictly_more_voters_are_better_served_by_it():
    # Equal Shares serves the two small groups; greedy gives all to the seven.
    town_ = town(100, {"A": 100, "B": 20, "C": 18}, "6 A, 2 B, 2 C")
    compared = equal_shares(town_, completion=Completion.NONE, compare=True)
    assert (
        compared.comparison.greedy,
        compared.comparison.prefer_greedy,
        compared.comparison.prefer_shares,
    ) == ((A,), 6, 4)
    assert compared.selected == (A,)
    level = equal_shares(
        town(100, {"A": 100, "B": 20, "C": 30}, "5 A, 2 B, 3 C"), completion=Completion.NONE, compare=True
    )
    assert (level.comparison.prefer_greedy, level.comparison.prefer_shares, level.selected) == (5, 5, (C, B))
    assert equal_shares(town_, completion=Completion.NONE).comparison is None


def test_a_huge_budget_needs_no_million_of_steps():
    huge = town(10**9, {"A": 4 * 10**8, "B": 5 * 10**8, "C": 9 * 10**8}, "1 A, 2 B, 1 C")
    assert usual_increment(huge) == 250_000
    assert usual_increment(town(10**3, {"A": 1}, "4 A")) == 1
    found = equal_shares(huge)
    assert set(found.selected) == {A, B} and found.raises < 4000


def test_the_bound_is_an_error_not_an_unfinished_count():
    town_ = town(10**6, {"A": 4 * 10**5, "B": 5 * 10**5, "C": 9 * 10**5}, "1 A, 2 B, 1 C")
    with pytest.raises(CannotCount, match="After 10 raises of 1 each"):
        equal_shares(town_, increment=1, bound=10)
    assert equal_shares(town(40, {"A": 10, "B": 24}, "2 A, 2 B"), increment=1, bound=2).raises == 2


def test_the_bound_counts_raises_to_the_last_one():
    needs_one = town(40, {"A": 10, "B": 22}, "2 A, 2 B")
    assert equal_shares(needs_one, bound=1).raises == 1
    with pytest.raises(CannotCount, match="After 1 raises of 1 each"):
        equal_shares(town(40, {"A": 10, "B": 24}, "2 A, 2 B"), bound=1)


def test_the_share_grows_by_the_increment():
    found = equal_shares(town(40, {"A": 10, "B": 24}, "2 A, 2 B"), increment=5)
    assert (found.share, found.raises) == (15, 1)


def test_what_would_fit_to_the_last_unit_is_not_yet_exhaustive():
    found = equal_shares(town(40, {"A": 10, "B": 30}, "2 A, 2 B"), completion=Completion.ADD1E)
    assert (found.selected, found.share) == ((A, B), 15)


@pytest.mark.parametrize(("increment", "bound"), [(0, 1), (-1, 1), (1, 0)])
def test_steps_that_lead_nowhere_are_refused(increment, bound):
    with pytest.raises(CannotCount, match="below 1"):
        equal_shares(town(10, {"A": 1}, "1 A"), increment=increment, bound=bound)


def test_no_voters_is_no_count_and_voters_who_want_nothing_elect_nothing():
    with pytest.raises(CannotCount, match="no ballot"):
        equal_shares(town(10, {"A": 1}, ""))
    found = equal_shares(town(10, {"A": 1}, "5"))
    assert (found.selected, found.ending) == ((), Ending.ALL)


def test_one_project_and_all_equal():
    assert equal_shares(town(10, {"A": 10}, "3 A")).selected == (A,)
    assert equal_shares(town(30, {"A": 10, "B": 10, "C": 10}, "3 ABC"), lots=LOTS).raises == 0


def test_a_project_dearer_than_the_whole_budget_is_never_elected():
    found = equal_shares(town(10, {"A": 11, "B": 5}, "3 A, 1 B"))
    assert (found.selected, found.ending) == ((B,), Ending.ALL)


COMPLETIONS = st.sampled_from(list(Completion))


@given(budgets(), COMPLETIONS, st.booleans())
def test_the_other_program_elects_the_same_at_the_same_exact_prices(budget, completion, compare):
    found = equal_shares(budget, completion=completion, compare=compare, lots=LOTS)
    again = RECOUNT.equal_shares(
        theirs(RECOUNT, budget), ASKED | {"completion": str(completion), "compare": compare}
    )
    told = shares_data(found)
    assert {key: told[key] for key in again} == again


@given(budgets(), st.fractions(0, 20, max_denominator=9))
def test_supporters_pay_exactly_the_cost_and_nobody_more_than_the_share(budget, share):
    spent = dict.fromkeys(range(len(budget.ballots.heaps)), Fraction(0))
    for one in run(budget, supports(budget), share, LOTS):
        paid = Fraction(0)
        for purse, (voters, marks) in enumerate(budget.ballots.heaps):
            due = min(share - spent[purse], one.price * dict(marks).get(one.project, 0))
            spent[purse] += due
            paid += voters * due
        assert paid == budget.costs[one.project - 1]
    assert all(0 <= had <= share for had in spent.values())


@given(budgets(), st.randoms())
def test_the_order_of_voters_changes_nothing(budget, random):
    rows = [(1, dict(marks)) for copies, marks in budget.ballots.heaps for _ in range(copies)]
    random.shuffle(rows)
    ballots = marked(
        names=budget.ballots.names, kind=budget.ballots.kind, most=budget.ballots.most, ballots=rows
    )
    other = budget_of(ballots=ballots, ids=budget.ids, costs=budget.costs, budget=budget.budget)
    assert equal_shares(other, lots=LOTS) == equal_shares(budget, lots=LOTS)


def test_a_price_is_found_from_however_low_a_floor_and_never_overrun():
    budget = town(20, {"A": 6, "B": 12}, "1 AB, 1 B")
    first, both = supports(budget)
    purses = Purses(2, Fraction(10))
    purses.pay(first, purses.price(first, 6, 0))
    assert purses.price(both, 12, 0).value == 8  # 4 are left in one purse, so the other pays 8
    assert purses.price(both, 12, 8).value == 8
    assert purses.about(both, 12, 0) == pytest.approx(8)
    assert purses.about(both, 12, 99.0) == 99.0
    assert purses.about(both, 15, 0) is None and purses.price(both, 15, 0) is None


def test_an_amount_that_nobody_holds_any_more_makes_room_for_another():
    budget = town(90, {"A": 3, "B": 6, "C": 9}, "1 ABC, 1 ABC, 1 ABC")
    found = run(budget, supports(budget), Fraction(30), LOTS)
    assert [one.price for one in found] == [1, 2, 3]
