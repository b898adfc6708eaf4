"""What must hold for every election."""

from hypothesis import assume, given
from hypothesis import strategies as st

from moothill.core.ballots.errors import LotNeeded
from moothill.core.ballots.ranked import ranked
from moothill.core.ballots.stv import UNIT, Kind, count
from moothill.core.ballots.telling.stv_data import stv_data
from tests.core.ballots.elections import ASKED, LOTS, ballot_rows, elections, recount

RECOUNT = recount()


@given(elections())
def test_papers_are_conserved_to_the_last_unit_in_every_stage(ballots):
    account = count(ballots, LOTS, by_value=True)
    lost = 0
    for stage in account.stages:
        lost += stage.lost
        assert stage.lost >= 0 and min(stage.totals) >= 0
        assert sum(stage.totals) + lost == ballots.papers * UNIT
        for move in stage.moves:
            assert sum(papers for papers, _ in move.values) == move.papers
            assert sum(papers * value for papers, value in move.values) == move.votes


@given(elections())
def test_as_many_are_elected_as_there_are_seats_or_candidates_and_nobody_is_both_elected_and_excluded(
    ballots,
):
    account = count(ballots, LOTS)
    out = [candidate for stage in account.stages for candidate in stage.excluded]
    assert len(account.elected) == min(ballots.seats, len(ballots.names))
    assert len({*account.elected, *out}) == len(account.elected) + len(out)
    assert account.elected == tuple(one for stage in account.stages for one in stage.elected)


@given(elections())
def test_whoever_is_elected_keeps_exactly_the_quota_after_the_surplus_has_passed_on(ballots):
    account = count(ballots, LOTS)
    for stage in account.stages:
        if stage.kind is Kind.SURPLUS:
            assert stage.totals[stage.candidate - 1] == account.quota * UNIT


@given(st.data())
def test_the_order_of_voters_changes_nothing(data):
    options = data.draw(st.integers(1, 5))
    rows = [*data.draw(ballot_rows(options)), (1, [1])]
    one_by_one = [(1, ranking) for copies, ranking in rows for _ in range(copies)]
    names, seats = [str(n) for n in range(options)], data.draw(st.integers(1, 3))
    there = ranked(names=names, seats=seats, ballots=rows)
    back = ranked(names=names, seats=seats, ballots=data.draw(st.permutations(one_by_one)))
    assert there == back
    assert count(there, LOTS) == count(back, LOTS)


@given(elections(), st.data())
def test_the_order_of_candidates_changes_only_names_where_no_lot_is_drawn(ballots, data):
    try:
        account = count(ballots)
    except LotNeeded:
        assume(False)
        raise
    order = data.draw(st.permutations(ballots.standing))
    to = {old: new for new, old in enumerate(order, 1)}
    other = ranked(
        names=[ballots.names[old - 1] for old in order],
        seats=ballots.seats,
        ballots=[(copies, [to[one] for one in ranking]) for copies, ranking in ballots.heaps()],
    )
    again = count(other)
    for stage, same in zip(account.stages, again.stages, strict=True):
        assert (same.kind, same.candidate, same.lost) == (stage.kind, to.get(stage.candidate, 0), stage.lost)
        assert {to[one] for one in stage.elected} == set(same.elected)
        assert [stage.totals[old - 1] for old in order] == list(same.totals)


@given(elections())
def test_the_other_program_counts_the_same_to_the_last_figure(ballots):
    papers = [(copies, list(ranking)) for copies, ranking in ballots.heaps()]
    again = RECOUNT.stv(RECOUNT.Ballots(list(ballots.names), papers, ballots.seats), ASKED)
    data = stv_data(count(ballots, LOTS))
    assert {key: data[key] for key in again} == again
