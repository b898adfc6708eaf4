"""The Scottish rules one by one, on elections small enough to be counted by hand."""

import pytest

from moothill.core.ballots.errors import CannotCount, LotNeeded
from moothill.core.ballots.lots import DrawnLots
from moothill.core.ballots.ranked import ranked
from moothill.core.ballots.stv import UNIT, Kind, Move, count
from tests.core.ballots.elections import election

A, B, C, D, E, F = range(1, 7)


def votes(account, stage):
    return [total / UNIT for total in account.stages[stage - 1].totals]


def told(account):
    return [(stage.kind, stage.candidate, stage.elected) for stage in account.stages]


@pytest.mark.parametrize(
    ("papers", "seats", "quota"), [(11, 3, 3), (12, 3, 4), (1, 1, 1), (2, 1, 2), (3, 1, 2), (99, 9, 10)]
)
def test_the_quota_is_the_papers_over_seats_and_one_cut_and_one_more(papers, seats, quota):
    names = [str(n) for n in range(seats + 2)]
    ballots = ranked(names=names, seats=seats, ballots=[(papers, list(range(1, seats + 3)))])
    assert count(ballots, DrawnLots(tuple(range(1, seats + 3)))).quota == quota


def test_a_surplus_passes_on_as_a_part_of_every_paper_cut_to_five_places():
    # 30 papers, 2 seats: quota 11. A has 18: each paper is worth 7/18 = 0.38888...
    account = count(election(2, "10 AB, 5 AC, 3 A, 7 B, 5 C"))
    assert account.quota == 11
    surplus = account.stages[1]
    assert (surplus.kind, surplus.candidate) == (Kind.SURPLUS, A)
    assert surplus.moves == (Move(B, 10, 388880), Move(C, 5, 194440))
    assert votes(account, 2) == [11, 10.8888, 6.9444]
    assert (surplus.ended, surplus.lost) == (3, 700000 - 388880 - 194440)


def test_later_surpluses_multiply_before_they_divide_and_cut_once():
    # Quota 11. A (22) passes on at 11/22 = 0.5. B then has 10 + 6 x 0.5 = 13 and passes on 2:
    # papers of value 1 at 2/13 = 0.15384(6), papers of value 0.5 at 2 x 0.5 / 13 = 0.07692(3).
    account = count(election(3, "6 ABC, 16 A, 10 BC, 5 C, 4 D, 2 E"))
    assert account.quota == 11
    assert account.stages[2].moves == (Move(C, 16, 10 * 15384 + 6 * 7692),)
    assert votes(account, 3)[2] == 5 + 10 * 0.15384 + 6 * 0.07692


def test_all_papers_held_pass_on_not_only_those_received_last():
    account = count(election(3, "6 ABC, 16 A, 10 BC, 5 C, 4 D, 2 E"), None, by_value=True)
    assert account.stages[2].moves[0].values == ((10, 15384), (6, 7692))


def test_papers_of_the_excluded_go_on_at_the_value_they_came_with():
    # A (22, quota 11) passes on 0.5; C then holds 4 x 0.5 and 3 x 1, is last, and all of it goes to D.
    account = count(election(3, "4 ACD, 18 A, 3 CD, 9 B, 6 D, 3 DB"), None, by_value=True)
    assert account.quota == 11
    assert told(account)[2][:2] == (Kind.EXCLUSION, C)
    assert account.stages[2].moves == (Move(D, 7, 500000, ((3, UNIT), (4, 50000))),)


def test_nobody_elected_receives_more():
    # A and B both pass the quota at once. A's papers name B next, but go to C.
    account = count(election(2, "12 ABC, 11 B, 3 C, 3 D"))
    assert account.stages[0].elected == (A, B)
    assert len(account.stages) == 1
    account = count(election(3, "12 ABC, 11 B, 5 C, 3 D"))
    assert [move.candidate for move in account.stages[1].moves] == [C]


def test_exactly_the_quota_elects_and_leaves_no_surplus():
    account = count(election(2, "11 AC, 9 B, 7 C, 5 D"))
    assert account.quota == 11
    assert account.stages[0].elected == (A,)
    assert [stage.kind for stage in account.stages[1:]] == [Kind.EXCLUSION] * (len(account.stages) - 1)


def test_the_largest_surplus_goes_first_whoever_was_elected_first():
    # Quota 24. A's surplus makes B the owner of the larger of two surpluses, D's is smaller though older.
    account = count(election(4, "20 AB, 28 A, 19 B, 25 DE, 14 C, 10 E"))
    assert account.quota == 24
    assert account.stages[0].elected == (A, 4)
    assert [stage.candidate for stage in account.stages[1:4]] == [A, B, 4]


def test_surpluses_come_before_exclusions_and_one_candidate_goes_at_a_time():
    account = count(election(1, "1 A, 1 B, 2 C, 5 D, 6 E"), DrawnLots((A, B)))
    assert [stage.candidate for stage in account.stages[1:]] == [A, B, C, D]
    assert account.elected == (E,)


def test_those_left_take_the_last_seats_without_the_quota_and_nothing_more_passes_on():
    # Quota 8; after C is gone A and B are left for two seats.
    account = count(election(2, "8 AB, 7 B, 6 C"))
    assert account.quota == 8
    assert told(account)[-1] == (Kind.EXCLUSION, C, (B,))
    assert account.stages[-1].filled == (B,)
    assert account.elected == (A, B)


def test_the_check_for_last_seats_comes_after_every_stage_not_before_its_papers_are_dealt():
    account = count(election(1, "5 A, 4 B, 3 CB"))
    assert [stage.candidate for stage in account.stages] == [0, C]
    assert (account.elected, votes(account, 2)) == ((B,), [5, 7, 0])


def test_a_surplus_left_when_the_seats_are_full_stays():
    account = count(election(2, "20 AC, 20 BC, 3 C"))
    assert len(account.stages) == 1
    assert votes(account, 1) == [20, 20, 3]


def test_within_a_stage_the_elected_stand_in_the_order_of_their_votes_then_by_number():
    account = count(election(3, "12 C, 10 A, 10 B, 1 D"))
    assert account.elected == (C, A, B)


def test_with_no_more_candidates_than_seats_all_are_elected_at_once():
    account = count(election(5, "3 A, 0 B, 1 C", "ABC"))
    assert account.elected == (A, C, B)
    assert account.stages[0].filled == (B,)
    assert len(account.stages) == 1


def test_one_candidate_is_elected():
    assert count(election(1, "1 A")).elected == (A,)


def test_no_paper_is_no_count():
    with pytest.raises(CannotCount, match="No paper names anybody"):
        count(election(1, "0 A, 0 B, 5"))


def test_all_equal_in_everything_is_for_the_lot():
    ballots = election(1, "2 A, 2 B, 2 C")
    with pytest.raises(LotNeeded) as needed:
        count(ballots)
    assert (needed.value.stage, needed.value.among) == (2, (A, B, C))
    account = count(ballots, DrawnLots((B, C, A)))
    assert [stage.candidate for stage in account.stages[1:]] == [B, C]
    assert account.elected == (A,)


def test_equal_surpluses_whoever_had_more_at_the_latest_earlier_stage_goes_first():
    # Quota 24. A (48) passes on at 0.5: B 20 + 5 = 25, C 19 + 6 = 25, both elected. B had more at stage 1.
    account = count(election(4, "10 AB, 12 AC, 26 A, 20 BD, 19 CD, 15 D, 13 E"))
    assert (account.quota, account.stages[1].elected) == (24, (B, C))
    third = account.stages[2]
    assert (third.kind, third.candidate) == (Kind.SURPLUS, B)
    assert (third.tie.among, third.tie.narrowed, third.tie.lot) == ((B, C), ((1, (B,)),), ())


def test_equal_surpluses_equal_at_every_stage_are_for_the_lot():
    ballots = election(3, "10 AD, 10 BD, 4 C, 3 D, 2 E")
    with pytest.raises(LotNeeded):
        count(ballots)
    for order in ((A, B), (B, A)):
        second = count(ballots, DrawnLots((*order, C, D, E))).stages[1]
        assert (second.kind, second.candidate, second.tie.lot) == (Kind.SURPLUS, order[0], order)


def test_fewest_and_equal_whoever_had_fewer_at_the_latest_earlier_stage_goes():
    # Stage 2: B 5 + 1, C 6. At stage 1 B had 5, C 6: B goes.
    account = count(election(1, "9 A, 5 B, 6 C, 1 DB"))
    third = account.stages[2]
    assert (third.candidate, third.tie.narrowed, third.tie.lot) == (B, ((1, (B,)),), ())


THREE = "80 E, 40 A, 50 B, 60 C, 10 DA, 15 FA, 15 FB, 5 FC"


def test_a_stage_that_tells_only_some_apart_leaves_the_others_to_still_earlier_stages():
    # At stage 3 A, B and C have 65. Stage 2 drops C (60 against 50 and 50); stage 1 tells A (40) from B (50).
    account = count(election(1, THREE))
    assert votes(account, 3)[:3] == [65, 65, 65]
    fourth = account.stages[3]
    assert (fourth.candidate, fourth.tie.among) == (A, (A, B, C))
    assert (fourth.tie.narrowed, fourth.tie.lot) == (((2, (A, B)), (1, (A,))), ())


def test_those_whom_no_stage_tells_apart_are_drawn_and_the_others_are_safe():
    # As before, but A and B are equal at stage 1 too.
    ballots = election(1, THREE.replace("40 A", "50 A").replace("10 DA", "10 D"))
    with pytest.raises(LotNeeded) as needed:
        count(ballots)
    assert (needed.value.stage, needed.value.among) == (4, (A, B))
    fourth = count(ballots, DrawnLots((C, B, A))).stages[3]
    assert (fourth.candidate, fourth.tie.narrowed, fourth.tie.lot) == (B, ((2, (A, B)),), (B, A))


def test_the_latest_stage_at_which_they_differ_counts_not_the_first():
    # Stage 1: A 40, B 60. Stage 2: A 70, B 60. Stage 3: both 70. The latest difference is stage 2, so B goes.
    account = count(election(1, "40 A, 60 B, 30 CA, 10 DB, 35 D, 80 E, 79 F"))
    assert [votes(account, stage)[:2] for stage in (1, 2, 3)] == [[40, 60], [70, 60], [70, 70]]
    assert (account.stages[3].candidate, account.stages[3].tie.narrowed) == (B, ((2, (B,)),))


def test_a_lot_falls_only_among_equals():
    with pytest.raises(CannotCount, match="number 2 was not drawn"):
        count(election(1, "2 A, 2 B, 3 C"), DrawnLots((A, C)))
