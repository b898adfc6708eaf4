"""The system gives printed numbers, unique within stage and group."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.record import kinds
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import revise, withdraw
from moothill.rooms.activities.register.numbering import Labels

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("taken", "number"),
    [(set(), "1"), ({""}, "1"), ({"1", "2"}, "3"), ({"9", "10"}, "11"), ({"2", "2.a", "7th"}, "3")],
)
def test_the_next_whole_number_follows_the_highest(taken, number):
    assert Labels(taken).next_whole() == number


@pytest.mark.parametrize(
    ("taken", "number"),
    [
        (set(), "2.a"),
        ({"2", "2.a", "2.g"}, "2.h"),
        ({"2.z"}, "2.aa"),
        ({"2.az"}, "2.ba"),
        ({"2.zz"}, "2.aaa"),
        ({"12.c"}, "2.a"),
    ],
)
def test_the_next_part_follows_the_last_letter(taken, number):
    assert Labels(taken).next_part("2") == number


def test_activities_are_numbered_in_each_group_of_each_stage(activity, second_stage):
    made = [
        activity(),
        activity(),
        activity(group="Other activities"),
        activity(stage=second_stage.reference),
        activity(group="Other activities"),
    ]
    assert [each.number for each in made] == ["1", "2", "1", "1", "2"]


def test_parts_are_lettered_below_the_whole(activity):
    activity()
    whole = activity("Workshops")
    parts = [activity(parent=whole.reference) for _each in range(3)]
    assert [each.number for each in parts] == ["2.a", "2.b", "2.c"]


def test_a_row_with_no_activity_gets_no_number(activity):
    assert activity("N/A", placeholder=True).number == ""


def test_a_number_given_by_a_person_is_kept(activity):
    assert (activity(number="7").number, activity().number) == ("7", "8")


def test_a_number_that_is_taken_is_refused_and_says_by_whom(activity):
    first = activity()
    with pytest.raises(Invalid) as refusal:
        activity(number="1")
    assert [fault.field for fault in refusal.value.faults] == ["number"]
    assert first.reference in refusal.value.faults[0].words


def test_a_withdrawn_activity_keeps_its_number_for_ever(activity, steward, at):
    withdraw(record=activity(), reason="made twice", by=steward, at=at)
    assert activity().number == "2"


def test_the_database_refuses_what_the_check_could_not_see(activity, monkeypatch):
    activity()
    nobody = kinds.get("activity").model.objects.none()
    monkeypatch.setattr("moothill.rooms.activities.register.checking.takers", lambda values, context: nobody)
    before = Record.objects.count(), Revision.objects.count()
    with pytest.raises(Invalid) as refusal:
        activity(number="1")
    assert refusal.value.faults[0].field == "number"
    assert (Record.objects.count(), Revision.objects.count()) == before


def test_an_imported_duplicate_keeps_its_number_as_written(cycle, stage, steward, at):
    rows = [
        Item("activity", {"title": title, "stage": stage.reference, "number": number})
        for title, number in (("First", "4"), ("Second", "4"), ("Third", "5"))
    ]
    bring_in(cycle=cycle, items=rows, by=steward, at=at, reason="from the page", source="the page")
    things = kinds.get("activity").things().of(cycle)
    assert [(thing.number, thing.number_as_written) for thing in things] == [("4", ""), ("", "4"), ("5", "")]


def test_a_pasted_list_is_numbered_like_any_other(cycle, stage, steward, at):
    rows = [Item("activity", {"title": title, "stage": stage.reference}) for title in ("First", "Second")]
    bring_in(cycle=cycle, items=rows, by=steward, at=at, reason="pasted", source="a list")
    assert list(Record.objects.filter(kind="activity").values_list("number", flat=True)) == ["1", "2"]


def test_a_list_with_some_numbers_gets_the_others_in_between(activity, cycle, stage, steward, at):
    activity()
    values = (
        {},
        {"number": "7"},
        {},
        {"number": "7"},
        {"group": "Other"},
        {"parent": "@whole"},
        {"parent": "@whole"},
    )
    rows = [
        Item(
            "activity", {"title": "Each", "stage": stage.reference, **given}, handle="" if at_row else "whole"
        )
        for at_row, given in enumerate(values)
    ]
    bring_in(cycle=cycle, items=rows, by=steward, at=at, reason="pasted", source="a list")
    things = kinds.get("activity").things().of(cycle)
    assert [thing.number or thing.number_as_written for thing in things] == [
        "1", "2", "7", "8", "7", "1", "2.a", "2.b",
    ]  # fmt: skip


def test_a_long_list_reads_the_numbers_of_its_group_once(activity, cycle, stage, steward, at):
    activity()
    rows = [Item("activity", {"title": "Each", "stage": stage.reference}) for _each in range(20)]
    with CaptureQueriesContext(connection) as asked:
        bring_in(cycle=cycle, items=rows, by=steward, at=at, reason="pasted", source="a list")
    reads = [each for each in asked if each["sql"].startswith('SELECT "activities_activity"."number"')]
    assert len(reads) == 1
    assert Record.objects.filter(kind="activity").last().number == "21"


def test_a_number_as_written_is_not_given_again(activity, cycle, stage, steward, at):
    row = Item("activity", {"title": "Old", "stage": stage.reference, "number_as_written": "4"})
    bring_in(cycle=cycle, items=[row], by=steward, at=at, reason="from the page", source="the page")
    assert activity().number == "5"


def test_moving_to_another_stage_never_makes_a_second_of_a_number(activity, second_stage, steward, at):
    mine = activity()
    activity(stage=second_stage.reference)
    with pytest.raises(Invalid) as refusal:
        revise(record=mine, values={"stage": second_stage.reference}, base=1, by=steward, at=at)
    assert refusal.value.faults[0].field == "number"
    moved = revise(
        record=mine, values={"stage": second_stage.reference, "number": ""}, base=1, by=steward, at=at
    )
    assert moved.number == "2"


def test_record_and_table_never_disagree_about_a_number(activity, steward, at):
    record = revise(record=activity(), values={"number": "12"}, base=1, by=steward, at=at)
    thing = kinds.get("activity").things().get(pk=record.pk)
    assert (thing.number, thing.record.number, record.revisions.get(number=2).content["number"]) == (
        "12",
        "12",
        "12",
    )
