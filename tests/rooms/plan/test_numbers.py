"""Numbers that the system gives: unique in a cycle, and never given twice."""

import pytest
from django.db import IntegrityError, transaction

from moothill.commons.record import kinds
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise, withdraw
from tests.rooms.plan.conftest import thing

pytestmark = pytest.mark.django_db

NUMBERED = ["stage", "objective", "way-of-working", "level"]


@pytest.fixture
def numbered(make):
    def of(kind, **values):
        return make(kind, **({"when": "March 2018"} if kind == "stage" else {}), **values)

    return of


def faults(act) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refusal:
        act()
    return [(fault.field, fault.words) for fault in refusal.value.faults]


@pytest.mark.parametrize("kind", NUMBERED)
def test_numbers_go_on_from_the_highest(kind, numbered):
    assert [numbered(kind, **given).number for given in ({}, {"number": "4"}, {}, {"number": "4a"}, {})] == [
        "1", "4", "5", "4a", "6",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", NUMBERED)
def test_a_number_stands_for_one_thing(kind, numbered):
    first = numbered(kind)
    assert faults(lambda: numbered(kind, number="1")) == [
        ("number", f"1 is the number of {first.reference}. Leave it empty to get the next one.")
    ]


def test_the_number_of_a_withdrawn_stage_is_not_given_again(numbered, steward, at):
    withdraw(record=numbered("stage"), reason="A mistake", by=steward, at=at)
    assert "ST-1, which was withdrawn" in faults(lambda: numbered("stage", number="1"))[0][1]
    assert numbered("stage").number == "2"


def test_each_cycle_counts_for_itself(numbered, other_cycle):
    numbered("stage")
    assert numbered("stage", cycle=other_cycle).number == "1"


def test_a_stage_keeps_its_number_when_something_else_changes(numbered, steward, at):
    record = revise(record=numbered("stage"), values={"aim": "Reach more people"}, base=1, by=steward, at=at)
    assert (record.number, thing(record).number) == ("1", "1")


def test_a_stage_may_get_another_number_but_not_anothers(numbered, steward, at):
    numbered("stage")
    record = numbered("stage")
    assert (
        faults(lambda: revise(record=record, values={"number": "1"}, base=1, by=steward, at=at))[0][0]
        == "number"
    )
    assert revise(record=record, values={"number": "7"}, base=1, by=steward, at=at).number == "7"


def test_an_import_that_gives_a_number_twice_makes_nothing(cycle, steward, at):
    items = [Item("objective", {"title": title, "number": "1"}, place=f"line {title}") for title in "ab"]
    assert faults(lambda: bring_in(cycle=cycle, items=items, by=steward, at=at, reason="x", source="y")) == [
        ("line b number", "1 is the number of O-1. Leave it empty to get the next one.")
    ]
    assert not Record.objects.exists()


def test_the_database_keeps_it_too(numbered):
    first, second = thing(numbered("stage")), thing(numbered("stage"))
    second.number = first.number
    for number in (first.number, ""):
        second.number = number
        with pytest.raises(IntegrityError), transaction.atomic():
            second.save()


def test_a_number_taken_a_moment_ago_is_said_to_be(numbered, monkeypatch):
    taken = kinds.get("stage").read(thing(numbered("stage")))
    monkeypatch.setattr("moothill.commons.record.operations.clean", lambda *_args, **_more: taken)
    assert "a moment ago" in faults(lambda: numbered("stage"))[0][1]
