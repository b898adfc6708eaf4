"""Approval, dots, score, Borda and pairs: exact totals, and ties by name."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.ballots.errors import CannotCount
from moothill.core.ballots.lots import DrawnLots
from moothill.core.ballots.marked import Kind, marked
from moothill.core.ballots.ranked import ranked
from moothill.core.ballots.tallies import borda, count_marks, pairwise
from moothill.core.ballots.tallies.marks import of_kind
from moothill.core.ballots.telling.tally_sheet import pairwise_data, tally_data
from tests.core.ballots.elections import ASKED, LOTS, choices, election, elections, recount

RECOUNT = recount()
A, B, C, D = range(1, 5)
KINDS = st.sampled_from(list(Kind)).flatmap(choices)


def approvals(seats, *rows):
    return marked(
        names="ABCD",
        seats=seats,
        kind=Kind.APPROVAL,
        ballots=[(n, dict.fromkeys(ones, 1)) for n, ones in rows],
    )


def test_approvals_are_added_up():
    found = count_marks(approvals(2, (5, [A, B]), (3, [B]), (2, [C, A]), (1, [])))
    assert found.totals == (7, 8, 2, 0)
    assert (found.order, found.chosen, found.voters) == (((B,), (A,), (C,), (D,)), (B, A), 11)


def test_equals_at_the_edge_are_named_and_their_place_stays_open():
    found = count_marks(approvals(2, (5, [A]), (3, [B, C]), (1, [D])))
    assert (found.chosen, found.tied, found.open, found.lot) == ((A,), (B, C), 1, ())


def test_a_lot_fills_the_open_place_and_the_equals_stay_named():
    found = count_marks(approvals(2, (5, [A]), (3, [B, C]), (1, [D])), DrawnLots((C, B)))
    assert (found.chosen, found.tied, found.open, found.lot) == ((A, C), (B, C), 1, (C, B))


def test_equals_that_all_fit_are_no_tie():
    found = count_marks(approvals(3, (5, [A]), (3, [B, C]), (1, [D])))
    assert (found.chosen, found.tied, found.open) == ((A, B, C), (), 0)


def test_with_all_equal_and_no_more_options_than_places_all_are_chosen():
    assert count_marks(approvals(4, (1, []))).chosen == (A, B, C, D)
    assert count_marks(approvals(1, (1, []))).tied == (A, B, C, D)


def test_no_ballot_is_no_count():
    with pytest.raises(CannotCount, match="no ballot"):
        count_marks(approvals(1))


def test_dots_and_scores_are_added_up():
    rows = [(2, {A: 3, B: 1}), (1, {C: 4})]
    assert count_marks(marked(names="ABC", kind=Kind.DOTS, most=4, ballots=rows)).totals == (6, 2, 4)
    assert count_marks(marked(names="ABC", kind=Kind.SCORE, most=4, ballots=rows)).totals == (6, 2, 4)


def test_ballots_of_another_kind_are_refused():
    with pytest.raises(CannotCount, match="of the kind “approval”"):
        of_kind(approvals(1, (1, [A])), Kind.DOTS)
    assert of_kind(approvals(1, (1, [A])), Kind.APPROVAL)


@pytest.mark.parametrize(
    ("kind", "most", "row", "words"),
    [
        (Kind.APPROVAL, None, (1, {A: 2}), "the mark 2"),
        (Kind.SCORE, 5, (1, {A: -1}), "the mark -1"),
        (Kind.SCORE, 5, (1, {A: 6}), "6 points where 5"),
        (Kind.DOTS, 5, (1, {A: 3, B: 3}), "6 points where 5"),
        (Kind.DOTS, 5, (1, {9: 3}), "number 9"),
        (Kind.DOTS, 5, (1, {0: 3}), "number 0"),
        (Kind.DOTS, 5, (-2, {A: 3}), "-2 papers"),
    ],
)
def test_a_ballot_outside_the_rules_is_refused(kind, most, row, words):
    with pytest.raises(CannotCount, match=words):
        marked(names="ABC", kind=kind, most=most, ballots=[row])


def test_borda_gives_points_by_place_and_shares_what_a_short_paper_leaves():
    # AB leaves C and D to share 1 + 0; A alone leaves three to share 2 + 1 + 0.
    found = borda(election(1, "2 ABCD, 1 AB, 1 A", "ABCD"))
    assert found.totals == (12, 4 + 2 + 1, Fraction(2) + Fraction(1, 2) + 1, Fraction(1, 2) + 1)


def test_borda_leaves_out_who_is_gone():
    found = borda(election(4, "2 ABC, 1 B", "ABC").without([A]))
    assert found.order == ((B,), (C,))
    assert found.totals == (0, 3, 0)
    assert found.chosen == (B, C)


def test_the_winner_of_all_duels():
    found = pairwise(election(1, "3 ABC, 2 BCA, 2 CBA"))
    assert found.matrix == ((0, 3, 3), (4, 0, 5), (4, 2, 0))
    assert (found.winner, found.unbeaten, found.leading, found.equal) == (B, (B,), (B,), ())
    assert found.beats(B, A) and not found.beats(A, B)


def test_a_circle_has_no_winner_and_is_named():
    found = pairwise(election(1, "1 ABCD, 1 BCAD, 1 CABD"))
    assert (found.winner, found.unbeaten, found.leading) == (None, (), (A, B, C))


def test_a_draw_at_the_top_has_no_winner_and_is_named():
    found = pairwise(election(1, "1 ABC, 1 BAC"))
    assert (found.winner, found.unbeaten, found.leading, found.equal) == (None, (A, B), (A, B), ((A, B),))


def test_a_circle_with_a_draw_into_it_takes_in_whoever_is_not_beaten():
    # D draws with C, who is in the circle, so D is not beaten by all of it.
    found = pairwise(election(1, "2 ABCD, 2 BCAD, 2 CABD, 4 D, 1 DABC, 1 ABD", "ABCD"))
    assert found.winner is None
    assert set(found.leading) >= {A, B}


def test_what_a_paper_ranks_beats_what_it_leaves_out_and_those_left_out_are_equal():
    assert pairwise(election(1, "1 A", "ABC")).matrix == ((0, 1, 1), (0, 0, 0), (0, 0, 0))


def test_one_option_alone_wins_every_duel_there_is():
    assert pairwise(election(1, "1 A")).winner == A


def test_pairs_need_a_paper_that_ranks_something():
    with pytest.raises(CannotCount, match="No paper"):
        pairwise(election(1, "3", "AB"))
    with pytest.raises(CannotCount, match="no ballot"):
        borda(election(1, "3", "AB"))


@given(KINDS, st.data())
def test_a_further_ballot_that_puts_a_winner_first_never_unseats_that_winner(choice, data):
    winner = data.draw(st.sampled_from(sorted(set(count_marks(choice, LOTS).chosen))))
    most = {Kind.APPROVAL: 1, Kind.DOTS: 6, Kind.SCORE: 3}[choice.kind]
    rest = (
        {}
        if choice.kind is Kind.DOTS
        else {one: data.draw(st.integers(0, most)) for one in range(1, len(choice.names) + 1)}
    )
    if choice.kind is Kind.APPROVAL:
        rest = {one: 1 for one, given in rest.items() if given}
    rows = [(copies, dict(marks)) for copies, marks in choice.heaps] + [(1, rest | {winner: most})]
    further = marked(names=choice.names, seats=choice.seats, kind=choice.kind, most=choice.most, ballots=rows)
    found = count_marks(further, LOTS)
    # Approving or scoring others as high keeps them level at best: the winner is chosen or among the equals.
    assert winner in found.chosen or winner in found.tied
    alone = marked(
        names=choice.names,
        seats=choice.seats,
        kind=choice.kind,
        most=choice.most,
        ballots=[*rows[:-1], (1, {winner: most})],
    )
    assert winner in count_marks(alone, LOTS).chosen


@given(KINDS, st.randoms())
def test_the_order_of_voters_changes_no_tally(choice, random):
    rows = [(1, dict(marks)) for copies, marks in choice.heaps for _ in range(copies)]
    random.shuffle(rows)
    assert (
        marked(names=choice.names, seats=choice.seats, kind=choice.kind, most=choice.most, ballots=rows)
        == choice
    )


@given(elections(), st.data())
def test_the_order_of_options_changes_only_names(ballots, data):
    order = data.draw(st.permutations(ballots.standing))
    to = {old: new for new, old in enumerate(order, 1)}
    rows = [(copies, [to[one] for one in ranking]) for copies, ranking in ballots.heaps()]
    other = ranked(names=[ballots.names[old - 1] for old in order], seats=ballots.seats, ballots=rows)
    here, there = borda(ballots), borda(other)
    assert [here.totals[old - 1] for old in order] == list(there.totals)
    assert {to[one] for one in here.tied} == set(there.tied)
    winner, again = pairwise(ballots).winner, pairwise(other).winner
    assert (to[winner] if winner else None) == again


@given(elections())
def test_the_other_program_finds_the_same_points_and_duels(ballots):
    papers = [(copies, list(ranking)) for copies, ranking in ballots.heaps()]
    theirs = RECOUNT.Ballots(list(ballots.names), papers, ballots.seats)
    for told, again in (
        (tally_data(borda(ballots, LOTS)), RECOUNT.borda(theirs, ASKED)),
        (pairwise_data(pairwise(ballots)), RECOUNT.pairwise(theirs, ASKED)),
    ):
        assert {key: told[key] for key in again} == again


@given(KINDS, st.sampled_from([None, LOTS]))
def test_the_other_program_finds_the_same_sums(choice, lots):
    papers = [(copies, dict(marks)) for copies, marks in choice.heaps]
    theirs = RECOUNT.Ballots(list(choice.names), papers, choice.seats, kind=str(choice.kind))
    again = RECOUNT.by_points(theirs, ASKED if lots else ASKED | {"secret": None})
    told = tally_data(count_marks(choice, lots))
    assert {key: told[key] for key in again} == again
