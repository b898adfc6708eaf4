"""What must hold between the fields of an activity."""

import pytest

from moothill.commons.record import kinds
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise, withdraw

pytestmark = pytest.mark.django_db


def faulty(act) -> list[str]:
    """The fields that `act` is refused for."""
    with pytest.raises(Invalid) as refusal:
        act()
    return [fault.field for fault in refusal.value.faults]


@pytest.mark.parametrize("state", ["postponed", "cancelled", "not-going-ahead"])
def test_a_person_gives_a_reason_for_what_does_not_happen(state, activity):
    assert faulty(lambda: activity(state=state)) == ["state_reason"]
    assert activity(state=state, state_reason="The hall was closed").version == 1


@pytest.mark.parametrize("state", ["planned", "in-progress", "complete", "not-recorded"])
def test_the_other_states_need_no_reason(state, activity):
    assert activity(state=state).version == 1


def test_an_import_may_leave_the_reason_open(cycle, stage, steward, at):
    row = Item(
        "activity",
        {"title": "Cancelled", "stage": stage.reference, "state": "cancelled", "placeholder": True},
    )
    bring_in(cycle=cycle, items=[row], by=steward, at=at, reason="from the page", source="the page")
    record = Record.objects.get(kind="activity")
    revised = revise(record=record, values={"remarks": "Seen on the page"}, base=1, by=steward, at=at)
    assert revised.version == 2, "mending something else does not ask for a reason that nobody knows"
    assert faulty(
        lambda: revise(record=record, values={"state": "postponed"}, base=2, by=steward, at=at)
    ) == ["state_reason"]


def test_an_event_has_a_place(activity):
    assert faulty(lambda: activity(form="event")) == ["place"]
    assert activity(form="event", place="online").version == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stage", "ST-99"),
        ("stage", ""),
        ("when", "32 June"),
        ("state", "finished"),
        ("form", "party"),
        ("objective", "ST-1"),
        ("title", " "),
    ],
)
def test_what_leads_nowhere_is_refused_at_its_field(field, value, activity):
    assert faulty(lambda: activity(**{field: value} if field != "title" else {"title": value})) == [field]


def test_a_part_stands_in_the_stage_and_group_of_the_whole(activity, second_stage):
    whole = activity(group="Core activities")
    assert faulty(lambda: activity(parent=whole.reference)) == ["parent"]
    assert faulty(lambda: activity(parent=whole.reference, stage=second_stage.reference)) == ["parent"]
    assert activity(parent=whole.reference, group="Core activities").number == "1.a"


def test_parts_have_no_parts(activity, steward, at):
    whole = activity()
    part = activity(parent=whole.reference)
    other = activity()
    assert faulty(lambda: activity(parent=part.reference)) == ["parent"]
    assert faulty(
        lambda: revise(record=whole, values={"parent": other.reference}, base=1, by=steward, at=at)
    ) == ["parent"]


def test_nothing_is_part_of_itself(activity, steward, at):
    record = activity()
    assert faulty(
        lambda: revise(record=record, values={"parent": record.reference}, base=1, by=steward, at=at)
    ) == ["parent"]


def test_a_whole_does_not_leave_its_parts_behind(activity, second_stage, steward, at):
    whole = activity()
    activity(parent=whole.reference)
    moves = {"stage": second_stage.reference, "number": ""}
    assert faulty(lambda: revise(record=whole, values=moves, base=1, by=steward, at=at)) == ["stage"]


def test_a_stage_that_was_withdrawn_since_does_not_stop_a_mend(activity, stage, steward, at):
    record = activity()
    withdraw(record=stage, reason="not a stage after all", by=steward, at=at)
    revised = revise(record=record, values={"remarks": "Kept"}, base=1, by=steward, at=at)
    thing = kinds.get("activity").things().get(pk=revised.pk)
    assert (thing.stage_id, thing.remarks) == (stage.pk, "Kept")


def test_nobody_chooses_a_stage_that_was_withdrawn(activity, stage, steward, at):
    withdraw(record=stage, reason="not a stage after all", by=steward, at=at)
    assert faulty(activity) == ["stage"]
