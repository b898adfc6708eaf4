"""Where milestones and commitments stand, and what is still to be reported."""

from datetime import date, timedelta

import pytest

from moothill.commons.record.errors import Invalid, ReasonNeeded
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise, withdraw
from moothill.core.policy import RecordState, Side
from moothill.rooms.monitoring.kinds import Phase
from moothill.rooms.monitoring.models import Round
from moothill.rooms.monitoring.operations import close_round
from moothill.rooms.monitoring.queries import commitment_state, latest, standings
from moothill.rooms.monitoring.queries.expected import dues
from moothill.rooms.monitoring.queries.rounds import days_late, phase_of

pytestmark = pytest.mark.django_db


def test_what_was_said_last_is_by_the_day_it_holds_for_and_only_of_what_is_public(world, steward, at):
    ids = [world.first.pk, world.second.pk]
    assert latest(ids) == {}
    world.report("complete", day=date(2018, 2, 20))
    world.report("behind", day=date(2018, 2, 1), challenge="funding")  # typed in later, true earlier
    assert latest(ids)[world.first.pk].state == "complete"
    gone = world.report("dropped", challenge="priorities")
    assert latest(ids)[world.first.pk].state == "dropped"
    withdraw(record=gone, reason="By mistake.", by=steward, at=at)
    assert latest(ids)[world.first.pk].state == "complete"
    world.report("in-progress", by=world.civil_lead, verdict="disagrees")
    assert latest(ids)[world.first.pk].side == Side.CIVIL_SOCIETY
    assert latest(ids, Side.GOVERNMENT)[world.first.pk].state == "complete"


def test_a_commitment_is_complete_only_if_all_its_milestones_are(world, make):
    def state():
        return commitment_state([world.commitment.pk])[world.commitment.pk]

    assert (state().milestones, state().reported, state().is_complete) == (2, 0, False)
    world.report("complete")
    assert not state().is_complete and state().complete == 1
    world.report("complete", on=world.second)
    assert state().is_complete
    world.report("behind", challenge="funding", by=world.civil_lead, on=world.second)
    assert not state().is_complete and state().disputed == (world.second.pk,)
    world.report("complete", by=world.civil_lead, on=world.second, verdict="agrees")
    assert state().is_complete and not state().disputed
    third = make("milestone", commitment=world.commitment.reference, number="1.3")
    assert not state().is_complete
    world.report("dropped", challenge="priorities", on=third)
    assert not state().is_complete and state().dropped == (third.pk,)
    world.report("in-progress", by=world.civil_lead, on=third)
    assert state().dropped == () and state().disputed == (third.pk,)


def test_it_takes_as_many_questions_for_many_as_for_one(world, make, django_assert_num_queries):
    world.report()
    with django_assert_num_queries(1):
        standings([world.first.pk])
    more = [make("milestone", commitment=world.commitment.reference, number=f"1.{n}") for n in range(3, 6)]
    for each in more:
        world.report(on=each)
        world.report(on=each, by=world.civil_lead)
    with django_assert_num_queries(1):
        said = standings([each.pk for each in more])
        assert all(each.newest.record.cycle.slug for each in said.values())
    with django_assert_num_queries(2):
        commitment_state([world.commitment.pk])
    round = Round.objects.select_related("record").get(pk=world.round.pk)
    with django_assert_num_queries(5):
        assert len(dues(round, world.cycle)) == 10


def test_what_is_expected_of_whom(world, make, steward, at):
    round = Round.objects.get(pk=world.round.pk)

    def missing():
        found = dues(round, world.cycle)
        return [(due.milestone.pk, due.side) for due in found if due.update is None]

    both = [
        (pk, side) for pk in (world.first.pk, world.second.pk) for side in ("government", "civil-society")
    ]
    assert missing() == both
    world.report()
    assert missing() == both[1:]
    autumn = make("round", title="Autumn 2017", when="October 2017")
    world.report("complete", on=world.second, round=autumn, day=date(2018, 1, 31))
    assert missing() == [both[1], both[3]], "what was complete before needs no report"
    other = make("commitment", title="Nobody leads this")
    alone = make("milestone", commitment=other.reference)
    assert missing()[-1] == (alone.pk, "government"), "civil society has no lead here"
    make("milestone", commitment=other.reference, when="June to July 2018")
    assert missing()[-1] == (alone.pk, "government"), "what begins later is not expected"
    make("milestone", commitment=other.reference, publish=False)
    assert missing()[-1] == (alone.pk, "government")


def test_a_period_is_to_come_open_overdue_and_closed(world, steward, at):
    round = Round.objects.get(pk=world.round.pk)
    cycle = world.cycle
    days = {date(2017, 12, 31): Phase.TO_COME, date(2018, 1, 1): Phase.OPEN, date(2018, 3, 20): Phase.OPEN}
    assert {day: phase_of(round, cycle, day) for day in days} == days
    assert phase_of(round, cycle, date(2018, 3, 21)) == Phase.LATE
    assert days_late(round, cycle, date(2018, 3, 23)) == 3
    close_round(round=world.round, because="Over.", by=steward, at=at + timedelta(days=40))
    round.refresh_from_db()
    assert phase_of(round, cycle, date(2018, 3, 21)) == Phase.CLOSED
    assert days_late(round, cycle, date(2018, 3, 23)) == 0
    assert Record.objects.get(pk=world.round.pk).state == RecordState.PUBLISHED


def test_the_day_reports_are_due_is_not_moved_in_silence(world, steward, at):
    with pytest.raises(Invalid):
        revise(record=world.round, values={"due": "2017-12-31"}, base=1, by=steward, at=at, reason="Sooner.")
    with pytest.raises(ReasonNeeded):
        revise(record=world.round, values={"due": "2018-04-01"}, base=1, by=steward, at=at)
    revise(record=world.round, values={"due": "2018-04-01"}, base=1, by=steward, at=at, reason="Easter.")
