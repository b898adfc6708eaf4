"""Making and changing records: all of it, or none of it."""

from uuid import uuid4

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.errors import (
    ForgedBase,
    Immutable,
    Invalid,
    KeyReused,
    ReasonNeeded,
    Stale,
    Unchanged,
    WrongState,
)
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import create, move, publish, revise, withdraw
from moothill.core.policy import RecordState

pytestmark = pytest.mark.django_db


def traces() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Record, Revision, Entry))


def objective(cycle, by, at, title="Build trust", **more) -> Record:
    return create(kind=kinds.get("objective"), cycle=cycle, values={"title": title}, by=by, at=at, **more)


def test_a_new_record_has_a_reference_a_revision_and_a_line(cycle, steward, at):
    record = objective(cycle, steward, at, reason="agreed on Monday")
    revision = record.revisions.get()
    line = Entry.objects.filter(head=cycle.head_id).last()
    assert (record.reference, record.version, record.state) == ("O-1", 1, RecordState.PUBLISHED)
    assert (revision.content["title"], revision.by_name, revision.reason) == (
        "Build trust",
        steward.name,
        "agreed on Monday",
    )
    assert (line.kind, line.subject, line.title) == ("objective.created", f"{cycle.slug}/O-1", "Build trust")


def test_references_go_on_counting(cycle, steward, at):
    assert [objective(cycle, steward, at, title=f"No. {n}").reference for n in range(3)] == [
        "O-1",
        "O-2",
        "O-3",
    ]


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_but_a_steward_of_this_cycle_adds_anything(who, cast, cycle, at):
    before = traces()
    with pytest.raises(Refused):
        objective(cycle, cast[who], at)
    assert traces() == before


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_but_a_steward_of_this_cycle_changes_anything(who, cast, cycle, make, at):
    record = make("objective")
    before = traces()
    for act in (
        lambda: revise(record=record, values={"title": "Mine"}, base=1, by=cast[who], at=at),
        lambda: withdraw(record=record, reason="because", by=cast[who], at=at),
        lambda: move(record=record, after=None, by=cast[who], at=at),
    ):
        with pytest.raises(Refused):
            act()
    assert traces() == before


@pytest.mark.parametrize("who", ["steward", "civil_steward"])
def test_stewards_of_both_sides_change_things_alike(who, cast, make, at):
    record = revise(record=make("objective"), values={"title": "Ours"}, base=1, by=cast[who], at=at)
    assert (record.title, record.version) == ("Ours", 2)


def test_columns_and_snapshot_say_the_same(make, steward, at):
    record = revise(record=make("objective"), values={"remarks": "Five of them"}, base=1, by=steward, at=at)
    kind = kinds.get("objective")
    assert kind.read(kind.things().get(pk=record.pk)) == record.revisions.get(number=2).content


def test_changes_to_different_fields_stand_together(make, steward, civil_steward, at):
    record = make("objective")
    revise(record=record, values={"title": "First", "remarks": ""}, base=1, by=steward, at=at)
    later = revise(
        record=record, values={"title": "A objective", "remarks": "Ours"}, base=1, by=civil_steward, at=at
    )
    content = later.revisions.get(number=3).content
    assert (later.title, content["remarks"], later.version) == ("First", "Ours", 3)


def test_changes_to_different_paragraphs_stand_together(make, steward, civil_steward, at):
    text = "One paragraph.\n\nAnother paragraph."
    record = make("section", page=make("page").reference, text=text)
    for by, old, new in ((steward, "One", "The first"), (civil_steward, "Another", "The second")):
        revise(record=record, values={"text": text.replace(old, new)}, base=1, by=by, at=at)
    assert record.revisions.get(number=3).content["text"] == "The first paragraph.\n\nThe second paragraph."


def test_what_somebody_else_changed_in_the_same_way_is_no_change_any_more(make, steward, civil_steward, at):
    record = make("objective")
    revise(record=record, values={"title": "Same"}, base=1, by=steward, at=at)
    with pytest.raises(Unchanged):
        revise(record=record, values={"title": "Same"}, base=1, by=civil_steward, at=at)


def test_a_change_of_the_same_words_from_an_old_version_stores_nothing(make, steward, civil_steward, at):
    record = make("objective")
    revise(record=record, values={"title": "First"}, base=1, by=steward, at=at)
    before = traces()
    with pytest.raises(Stale) as stale:
        revise(record=record, values={"title": "Second"}, base=1, by=civil_steward, at=at)
    assert (stale.value.base, stale.value.current, traces()) == (1, 2, before)


@pytest.mark.parametrize("base", [0, -1, 2, 99])
def test_a_forged_base_stores_nothing(base, make, steward, at):
    record = make("objective")
    before = traces()
    with pytest.raises(ForgedBase):
        revise(record=record, values={"title": "X"}, base=base, by=steward, at=at)
    assert traces() == before


def test_a_change_that_changes_nothing_is_said_to(make, steward, at):
    record = make("objective", title="Same")
    with pytest.raises(Unchanged):
        revise(record=record, values={"title": "  Same "}, base=1, by=steward, at=at)


def test_a_second_click_gets_the_first_answer(cycle, steward, at):
    key = uuid4()
    first = objective(cycle, steward, at, key=key)
    before = traces()
    assert objective(cycle, steward, at, title="Other words", key=key) == first
    assert traces() == before


def test_a_second_click_on_a_change_changes_nothing_more(make, steward, at):
    record, key = make("objective"), uuid4()
    revise(record=record, values={"title": "Once"}, base=1, by=steward, at=at, key=key)
    assert revise(record=record, values={"title": "Once"}, base=1, by=steward, at=at, key=key).version == 2


def test_a_key_is_good_for_one_act_only(cycle, make, steward, at):
    key, other = uuid4(), make("objective")
    objective(cycle, steward, at, key=key)
    with pytest.raises(KeyReused):
        revise(record=other, values={"title": "X"}, base=1, by=steward, at=at, key=key)


def test_acts_without_a_key_never_answer_for_each_other(cycle, steward, at):
    assert objective(cycle, steward, at) != objective(cycle, steward, at)


def test_every_fault_is_named_at_once_and_nothing_is_half_done(cycle, steward, at):
    before = traces()
    with pytest.raises(Invalid) as invalid:
        create(
            kind=kinds.get("stage"), cycle=cycle, values={"title": "", "when": "32 June", "nonsense": 1},
            by=steward, at=at,
        )  # fmt: skip
    assert {fault.field for fault in invalid.value.faults} >= {"title", "when", "nonsense"}
    assert traces() == before


def test_withdrawing_needs_a_reason(make, steward, at):
    with pytest.raises(ReasonNeeded):
        withdraw(record=make("objective"), reason="  ", by=steward, at=at)


def test_what_was_withdrawn_is_put_back_with_its_history(make, steward, at):
    record = withdraw(record=make("objective"), reason="a mistake", by=steward, at=at)
    assert (record.state, record.withdrawn_because) == (RecordState.WITHDRAWN, "a mistake")
    record = publish(record=record, by=steward, at=at)
    assert (record.state, record.withdrawn_because) == (RecordState.PUBLISHED, "")
    assert [each.act for each in record.revisions.all()] == ["created", "withdrawn", "put-back"]


def test_what_is_published_is_not_published_again(make, steward, at):
    with pytest.raises(WrongState):
        publish(record=make("objective"), by=steward, at=at)


def test_a_record_moves_after_another_or_to_the_top(cycle, make, steward, at):
    one, two, three = (make("objective", title=name) for name in "abc")
    move(record=three, after=one, by=steward, at=at)
    assert titles(cycle) == ["a", "c", "b"]
    move(record=two, after=None, by=steward, at=at)
    assert titles(cycle) == ["b", "a", "c"]


def test_moving_to_where_it_stands_changes_nothing(make, steward, at):
    one, two = (make("objective", title=name) for name in "ab")
    for record, after in ((two, one), (one, None), (two, two)):
        with pytest.raises(Unchanged):
            move(record=record, after=after, by=steward, at=at)


def test_a_hundred_moves_into_one_gap_keep_the_order(cycle, make, steward, at):
    one, two, three = (make("objective", title=name) for name in "abc")
    for turn in range(60):
        move(record=three if turn % 2 == 0 else two, after=one, by=steward, at=at)
    assert titles(cycle) == ["a", "b", "c"]


def titles(cycle) -> list[str]:
    return list(Record.objects.filter(cycle=cycle, kind="objective").values_list("title", flat=True))


def test_a_revision_is_never_changed_or_deleted(make):
    revision = make("objective").revisions.get()
    with pytest.raises(Immutable):
        revision.save()
    with pytest.raises(Immutable):
        revision.delete()
