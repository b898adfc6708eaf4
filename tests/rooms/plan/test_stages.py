"""Stages: their periods move with a reason, and the dates say where the cycle stands."""

from datetime import date

import pytest
from django.db import IntegrityError

from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid, ReasonNeeded
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import revise
from moothill.core.dates import Answer
from moothill.rooms.plan.queries import current_stage, stages, strip
from tests.rooms.plan.conftest import drawn, own_page, thing

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(make):
    def of(title="Raising awareness", when="March - May 2018", **values):
        return make("stage", title=title, when=when, **values)

    return of


def traces() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Record, Revision, Entry))


def here(cycle, today):
    found = current_stage(stages(cycle, PASSER_BY), today)
    return found.answer, [each.record.title for each in found.stages]


def test_a_stage_moves_with_a_reason(stage, steward, at):
    moved = revise(
        record=stage(),
        values={"when": "June - August 2018"},
        base=1,
        by=steward,
        at=at,
        reason="More time was asked for",
    )
    line = Entry.objects.last()
    assert thing(moved).when.words == "June - August 2018"
    assert [each.content["when"]["words"] for each in moved.revisions.all()] == [
        "March - May 2018",
        "June - August 2018",
    ]
    assert (line.kind, line.reason) == ("stage.revised", "More time was asked for")


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_stage_does_not_move_without_one(reason, stage, steward, at):
    record = stage()
    before = traces()
    with pytest.raises(ReasonNeeded):
        revise(record=record, values={"when": "June 2018"}, base=1, by=steward, at=at, reason=reason)
    assert traces() == before
    assert thing(record).when.words == "March - May 2018"


def test_what_is_no_date_needs_no_reason(stage, steward, at):
    assert revise(record=stage(), values={"aim": "Reach more people"}, base=1, by=steward, at=at).version == 2


def test_a_draft_moves_freely(stage, steward, at):
    assert (
        revise(record=stage(publish=False), values={"when": "June 2018"}, base=1, by=steward, at=at).version
        == 2
    )


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_but_a_steward_of_this_cycle_moves_a_stage(who, cast, stage, at):
    record = stage()
    before = traces()
    with pytest.raises(Refused):
        revise(record=record, values={"when": "June 2018"}, base=1, by=cast[who], at=at, reason="Because")
    assert traces() == before


@pytest.mark.parametrize("when", ["", "32 June", "6 April - 26 March 2018"])
def test_a_stage_has_a_period_that_can_be_read(when, stage):
    with pytest.raises(Invalid) as refusal:
        stage(when=when)
    assert [fault.field for fault in refusal.value.faults] == ["when"]


def test_the_database_knows_no_stage_without_a_period(stage):
    found = thing(stage())
    found.when = None
    with pytest.raises(IntegrityError):
        found.save()


@pytest.mark.parametrize(
    ("today", "answer", "titles"),
    [
        (date(2018, 1, 31), Answer.NO, []),
        (date(2018, 2, 1), Answer.YES, ["One"]),
        (date(2018, 3, 31), Answer.YES, ["One", "Two"]),
        (date(2018, 6, 2), Answer.CANNOT_TELL, ["Three"]),
        (date(2018, 7, 1), Answer.NO, []),
    ],
)
def test_the_dates_say_where_the_cycle_stands(today, answer, titles, cycle, stage):
    stage("One", "Feb - Mar 2018")
    stage("Two", "March 2018")
    stage("Three", "early June 2018")
    assert here(cycle, today) == (answer, titles)


def test_a_period_without_a_day_cannot_tell(cycle, stage):
    stage("Some day", "10:30 – 12:30")
    assert here(cycle, date(2018, 3, 1)) == (Answer.CANNOT_TELL, ["Some day"])


def test_the_strip_says_you_are_here_while_the_cycle_runs(cycle, stage):
    for title, when in (("One", "February 2018"), ("Two", "March 2018"), ("Three", "April 2018")):
        stage(title, when)
    steps = strip(stages(cycle, PASSER_BY), cycle, date(2018, 3, 5))
    assert [(step.label, step.when, step.url, step.state) for step in steps] == [
        ("1: One", "February 2018", f"/{cycle.slug}/stages/ST-1/", "done"),
        ("2: Two", "March 2018", f"/{cycle.slug}/stages/ST-2/", "now"),
        ("3: Three", "April 2018", f"/{cycle.slug}/stages/ST-3/", "next"),
    ]


def test_nobody_is_anywhere_in_an_ended_cycle(ended, stage):
    stage("One", "February 2018")
    stage("Two", "March 2018")
    steps = strip(stages(ended, PASSER_BY), ended, date(2018, 3, 5))
    assert [step.state for step in steps] == ["done", "done"]


def test_the_overview_shows_every_part_of_a_stage(place, stage):
    stage(aim="Reach *more* people", summary="By word of mouth", steps=[{"step": "Write"}, {"step": "Call"}])
    shown = drawn("plan.stages", place)
    for part in (
        "1 ST-1 March - May 2018 Raising awareness",
        "Reach more people",
        "By word of mouth",
        "Write Call",
    ):
        assert part in shown


def test_a_stages_own_page_shows_them_too(cycle, stage):
    shown = own_page(stage(aim="Reach *more* people", steps=[{"step": "Write"}]), cycle)
    assert shown.startswith(
        "No. 1 Period March - May 2018 Aim Reach more people Summary nothing recorded yet Steps Write"
    )


def test_a_cycle_without_stages_says_so(place):
    assert drawn("plan.stages", place) == "nothing recorded yet"
