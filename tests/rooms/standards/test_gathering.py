"""What the rules see of a cycle: what a passer-by can read, in a fixed number of questions."""

from datetime import UTC, date, datetime, timedelta

import pytest

from moothill.commons.cycles.operations import change_state
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record import kinds
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind
from moothill.commons.record.operations import revise, withdraw
from moothill.core.policy import CycleState
from moothill.core.standards import Result
from moothill.core.standards.facts import State
from moothill.rooms.standards.queries import check, gather, gathering, synthesis
from tests.asking import open_call

pytestmark = pytest.mark.django_db

ROWAN = {
    "name": "Rowan",
    "organisation": "Council",
    "side": "government",
    "presence": "attended",
    "deputy_for": "",
}
HAZEL = {**ROWAN, "name": "Hazel", "organisation": "Network", "side": "civil-society"}


@pytest.fixture
def facts(cycle, at):
    return lambda: gather(cycle, at).facts


def shown(update) -> None:
    """Evidence, as a list that was brought in may name it: without a file."""
    kinds.get("update").model.objects.filter(pk=update.pk).update(evidence=[{"title": "A page"}])


def fill(make, number: int) -> None:
    stage = make("stage", title=f"Stage {number}", when="March 2018").reference
    timeline = make("timeline", title=f"Timeline {number}").reference
    make("timeline-row", timeline=timeline, periods=[{"when": "March 2018"}])
    make("key-date", when="31 August 2018")
    make("activity", stage=stage, when="5 March 2018", state="complete")
    make("meeting", when="5 March 2018", attendance=[ROWAN])
    make("document", when="5 March 2018")
    theme = make("theme").reference
    make("point", theme=theme)
    make("input", words="Trains")
    make("response", heard="Much", did="This")
    commitment = make("commitment").reference
    step = make("milestone", commitment=commitment, when="March 2019").reference
    shown(make("update", milestone=step))


@pytest.mark.parametrize("rows", [1, 3])
def test_as_many_questions_for_one_row_as_for_three(cycle, at, make, pinned, rows, django_assert_num_queries):
    pinned()
    for number in range(rows):
        fill(make, number)
    with django_assert_num_queries(32):
        check(cycle, at)


def test_drafts_and_what_was_withdrawn_are_not_looked_at(facts, make, steward, at):
    make("key-date", when="31 August 2018", publish=False)
    gone = make("key-date", when="31 August 2018")
    withdraw(record=gone, reason="Twice", by=steward, at=at)
    kept = make("key-date", when="31 August 2018")
    assert [each.reference for each in facts().key_dates] == [kept.reference]


def test_a_cycle_that_is_not_public_is_not_judged(draft_cycle, at, make):
    make("key-date", when="31 August 2018", cycle=draft_cycle)
    known = gather(draft_cycle, at).facts
    assert (known.public, known.key_dates) == (False, ())


def test_states_stages_and_reports_of_activities(facts, make, steward, at):
    stage = make("stage", when="March 2018").reference
    event = {"form": "event", "place": "Oakland", "when": "5 March 2018", "state": "complete"}
    made = make("activity", stage=stage, no_report="Nobody took notes.", **event)
    (seen,) = facts().activities
    assert (seen.stage, seen.state, seen.event, seen.has_record) == (stage, State.HELD, True, False)
    revise(record=made, values={"outcome": "Forty came."}, base=1, by=steward, at=at)
    assert facts().activities[0].has_record


def test_a_document_attached_is_a_record_of_a_meeting_or_a_paper_for_it(facts, make, steward, at):
    meeting = make("meeting", when="5 March 2018", attendance=[ROWAN, HAZEL])
    (before,) = facts().meetings
    assert (before.has_record, before.has_papers, before.one_side) == (False, False, False)
    for kind in ("minutes", "agenda"):
        paper = make("document", document_kind=kind)
        link(cause=meeting, effect=paper, kind=LinkKind.ATTACHED, by=steward, at=at)
    (after,) = facts().meetings
    assert (after.has_record, after.has_papers) == (True, True)
    assert (after.noted, after.announced) == (date(2018, 3, 1), date(2018, 3, 1))


def test_notes_count_from_the_day_they_were_first_public(facts, make, steward, at):
    meeting = make("meeting", when="5 March 2018", attendance=[ROWAN])
    for days, notes in ((9, "All agreed."), (12, "All agreed, but one.")):
        moment = at + timedelta(days=days)
        revise(record=meeting, values={"notes": notes}, base=meeting.version, by=steward, at=moment)
        meeting.refresh_from_db()
    (seen,) = facts().meetings
    assert (seen.noted, seen.one_side) == (date(2018, 3, 10), True)


def test_what_is_brought_in_while_the_work_goes_on_was_public_who_knows_when(facts, cycle, steward, at):
    items = [Item("timeline", {"title": "From the wiki"})]
    bring_in(cycle=cycle, items=items, by=steward, at=at, reason="from the wiki", source="a page")
    assert [each.published for each in facts().timelines] == [None]


def test_what_is_made_here_has_its_day_and_what_is_changed_in_silence_is_named(facts, make, steward, at):
    timeline = make("timeline")
    row = make("timeline-row", timeline=timeline.reference, periods=[{"when": "March 2018"}])
    revise(record=row, values={"periods": [{"when": "April 2018"}]}, base=1, by=steward, at=at)
    later = at + timedelta(days=3)
    revise(
        record=timeline, values={"remarks": "Later"}, base=1, by=steward, at=later, reason="The room was let"
    )
    known = facts()
    assert (known.timelines[0].published, known.unexplained) == (date(2018, 3, 1), (row.reference,))
    assert known.changes == (date(2018, 3, 1), date(2018, 3, 4))


def test_an_ended_cycle_is_judged_at_its_end_and_a_running_one_today(cycle, at):
    later = datetime(2026, 1, 1, tzinfo=UTC)
    assert gather(cycle, later).facts.today == date(2026, 1, 1)
    change_state(cycle=cycle, state=CycleState.ENDED, reason="It is over", by=OPERATOR, at=at)
    assert gather(cycle, later).facts.today == date(2020, 8, 31)
    assert gather(cycle, at).facts.today == date(2018, 3, 1)


def test_the_plan_before_this_one_is_the_same_member_s_and_public(cycle, member, at, draft_cycle):
    from moothill.commons.cycles.operations import begin_cycle

    assert gather(cycle, at).facts.previous_ends is None
    for slug, state in (("oakland-2016", CycleState.ENDED), ("oakland-2017", CycleState.DRAFT)):
        starts, ends = date(int(slug[-4:]), 1, 1), date(2017, 12, 31)
        begin_cycle(
            member=member, slug=slug, title=slug, starts=starts, ends=ends, state=state, by=OPERATOR, at=at
        )
    found = gather(cycle, at).facts
    assert (found.previous_title, found.previous_ends) == ("oakland-2016", date(2017, 12, 31))


def test_a_list_that_is_too_long_is_read_in_part_and_says_so(cycle, at, make, pinned, monkeypatch):
    pinned()
    monkeypatch.setattr(gathering, "MOST", 2)
    for number in range(3):
        fill(make, number)
    checked = check(cycle, at)
    facts = checked.gathered.facts
    assert (len(facts.activities), "activities" in facts.cut) == (2, True)
    by_rule = {each.rule.id: each for each in checked.findings}
    assert by_rule["PRO-13"].result is Result.UNKNOWN
    assert "only its first part was read" in by_rule["PRO-13"].remarks[-1].words


def test_a_cycle_without_a_pin_has_nothing_to_be_held_against(cycle, at):
    checked = check(cycle, at)
    assert (checked.pack, checked.findings, checked.pin) == (None, (), None)


def test_the_cycle_s_own_numbers_are_used(cycle, at, make, pinned):
    make("key-date", when="1 October 2018", met="20 October 2018")
    pinned(plan__deadline="01-10")
    found = {each.rule.id: each for each in check(cycle, at).findings}["PLAN-05"]
    assert found.result is Result.FAIL
    assert found.settings["plan.deadline"].changed


def test_a_version_that_this_release_does_not_hold_judges_nothing(cycle, at, pinned):
    kept = pinned()
    type(kept).objects.filter(pk=kept.pk).update(version=99)
    checked = check(cycle, at)
    assert (checked.pin.pack, checked.pack, checked.findings) == (None, None, ())


def test_a_theme_is_traced_by_a_contribution_a_point_or_a_code(facts, make, steward, at):
    said, code = make("input", words="Trains"), make("code")
    direct, pointed, coded, lost = (make("theme", title=f"Theme {number}") for number in range(4))
    point = make("point", theme=pointed.reference)
    link(cause=said, effect=direct, kind=LinkKind.PART_OF, by=steward, at=at)
    link(cause=said, effect=point, kind=LinkKind.PART_OF, by=steward, at=at)
    link(cause=said, effect=code, kind=LinkKind.CODED_TO, by=steward, at=at)
    link(cause=code, effect=coded, kind=LinkKind.PART_OF, by=steward, at=at)
    assert [each.traced for each in facts().themes] == [True, True, True, False]
    withdraw(record=said, reason="Twice", by=steward, at=at)
    assert not any(each.traced for each in facts().themes)


def test_contributions_are_counted_and_of_what_is_not_public_only_how_much_there_is(facts, make):
    call = open_call(make, reply_by="2018-09-01")
    shown = [make("input", words="Trains", call=call.reference), make("input", words="Buses")]
    make("input", words="For the team", consent="private", publish=False)
    make("input", words="Wait", publish=False)
    given = facts().contributions
    assert (given.public, given.unanswered, given.late, given.promised) == (2, 2, 1, date(2018, 9, 1))
    assert set(given.examples) == {each.reference for each in shown}
    assert (given.private, given.held) == (1, 1)


def test_more_than_are_looked_at_are_said_to_be_more(facts, make, monkeypatch):
    monkeypatch.setattr(synthesis, "MOST", 2)
    for number in range(3):
        make("input", words=f"Number {number}")
    given = facts().contributions
    assert (given.public, given.unanswered, given.more) == (3, 2, True)


def test_an_answer_brings_its_outcome_and_which_of_its_parts_are_filled(facts, make):
    make("response", heard="Much", did="This", outcome="not-taken-up", because="Money", publish=False)
    made = make("response", heard="Much", did="This", outcome="partly", because="Money", asked="What?")
    kinds.get("response").model.objects.filter(pk=made.pk).update(did=" ")  # as an import may leave it
    (reply,) = facts().replies
    assert (reply.outcome, reply.missing) == ("partly", ("did",))
