"""A casual vacancy: counted again without the leaver, and nobody who sits can lose the seat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothill.core.ballots.errors import CannotCount, LotNeeded
from moothill.core.ballots.lots import DrawnLots
from moothill.core.ballots.stv import UNIT, Kind, count, fill_vacancy
from moothill.core.ballots.telling.stv_data import vacancy_data
from tests.core.ballots.elections import ASKED, LOTS, election, elections, recount

RECOUNT = recount()
A, B, C, D, E = range(1, 6)


def test_the_papers_of_the_leaver_choose_who_follows():
    # A and B sit. Without A 12 papers go to C, who reaches the quota of 11 at once.
    found = fill_vacancy(election(2, "12 AC, 10 B, 4 D, 4 C"), leaver=A, sitting=[B])
    assert (found.successor, found.tie) == (C, None)
    assert found.account.stages[0].totals == (0, 10 * UNIT, 16 * UNIT, 4 * UNIT)
    assert found.account.ballots.gone == {A}


def test_whoever_sits_is_not_excluded_however_few_votes_there_are():
    # Quota 7 of 18. B sits with the fewest first preferences; D and E are excluded instead.
    found = fill_vacancy(election(2, "12 A, 3 B, 6 C, 4 D, 5 E"), leaver=A, sitting=[B])
    assert [stage.candidate for stage in found.account.stages] == [0, D, E]
    assert found.successor == C


def test_the_only_other_one_left_takes_the_seat_without_a_quota():
    found = fill_vacancy(election(2, "12 A, 9 B, 1 C"), leaver=A, sitting=[B])
    assert found.successor == C
    assert len(found.account.stages) == 1
    assert found.account.stages[0].filled == (C,)


def test_a_surplus_of_somebody_who_sits_passes_on():
    found = fill_vacancy(election(2, "2 A, 20 BC, 6 D, 5 C"), leaver=A, sitting=[B])
    assert found.account.stages[1].kind is Kind.SURPLUS
    assert found.account.stages[1].moves[0].values
    assert found.successor == C


def test_of_several_who_reach_the_quota_in_one_stage_the_one_with_most_votes_takes_the_seat():
    # Three sit, A leaves: quota 6 of 20. C and D both reach it.
    found = fill_vacancy(election(3, "2 A, 2 B, 8 C, 7 D, 1 E, 1 AE"), leaver=A, sitting=[B, E])
    assert (found.successor, found.tie) == (C, None)
    assert found.account.elected == (C,)


def test_those_who_reach_it_with_equal_votes_at_the_first_stage_are_drawn():
    equal = election(3, "1 A, 5 B, 8 C, 8 D, 5 E")
    with pytest.raises(LotNeeded) as needed:
        fill_vacancy(equal, leaver=A, sitting=[B, E])
    assert needed.value.among == (C, D)
    found = fill_vacancy(equal, leaver=A, sitting=[B, E], lots=DrawnLots((D, C)))
    assert (found.successor, found.tie.lot) == (D, (D, C))


def test_an_earlier_stage_tells_apart_who_reached_it_together():
    # Quota 9 of 35 with three seats. F goes: C 6 + 3 and D 7 + 2 both come to 9. D had more before.
    ballots = election(3, "1 A, 8 B, 6 C, 7 D, 8 E, 3 FC, 2 FD", "ABCDEF")
    found = fill_vacancy(ballots, leaver=A, sitting=[B, E])
    assert found.account.quota == 9
    assert (found.successor, found.tie.narrowed, found.tie.lot) == (D, ((1, (D,)),), ())


def test_the_unwilling_are_passed_over_like_the_leaver():
    ballots = election(2, "12 ACD, 10 B, 4 D, 4 C")
    assert fill_vacancy(ballots, leaver=A, sitting=[B], unwilling=[C]).successor == D


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"leaver": A, "sitting": [A]}, "named twice"),
        ({"leaver": A, "sitting": [B], "unwilling": [B]}, "named twice"),
        ({"leaver": A, "sitting": [B, C]}, "no vacancy"),
        ({"leaver": A, "sitting": [B], "unwilling": [C, D]}, "nobody to fill it"),
        ({"leaver": 9, "sitting": [B]}, "number 9"),
    ],
)
def test_what_makes_no_sense_is_refused(asked, words):
    with pytest.raises(CannotCount, match=words):
        fill_vacancy(election(2, "12 AC, 10 B, 4 D, 4 C"), **asked)


def test_papers_that_named_only_the_leaver_count_no_more():
    found = fill_vacancy(election(2, "12 A, 10 B, 4 D, 4 C"), leaver=A, sitting=[B], lots=DrawnLots((C, D)))
    assert (found.account.ballots.papers, found.account.ballots.blank, found.account.quota) == (18, 12, 7)


@given(elections(), st.data())
def test_somebody_new_follows_and_the_other_program_finds_the_same(ballots, data):
    elected = count(ballots, LOTS).elected
    others = set(ballots.standing) - set(elected)
    leaver = data.draw(st.sampled_from(elected))
    sitting = [one for one in elected if one != leaver]
    try:
        found = fill_vacancy(ballots, leaver=leaver, sitting=sitting, lots=LOTS)
    except CannotCount:
        assert not others or not ballots.without([leaver]).papers
        return
    assert found.successor in others
    assert not set(sitting) & {one for stage in found.account.stages for one in stage.excluded}
    papers = [(copies, list(ranking)) for copies, ranking in ballots.heaps()]
    asked = ASKED | {"leaver": leaver, "sitting": sitting}
    again = RECOUNT.vacancy(RECOUNT.Ballots(list(ballots.names), papers, ballots.seats), asked)
    told = vacancy_data(found)
    assert {key: told[key] for key in again} == again
