"""An import is undone whole: nothing is left but the journal's lines, and what people built stays honest."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError

from moothill.commons.files.models import StoredFile
from moothill.commons.journal import followers
from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused as NoLeave
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.linking import link
from moothill.commons.record.models import LinkKind, Record, Revision
from moothill.commons.record.operations import revise
from moothill.commons.search import indexing
from moothill.commons.search.models import Indexed
from moothill.rooms.inputs.models import Batch, Input, Support
from moothill.rooms.inputs.operations.importing import (
    beginning,
    drop_forgotten,
    run_batch,
    start_batch,
    sweep,
    throw_away,
    to_sweep,
    undo_batch,
    undoing,
)
from moothill.rooms.inputs.operations.importing.errors import BatchMoved, BuiltUpon
from moothill.rooms.inputs.queries.batches import built_upon
from tests.rooms.inputs.importing.conftest import Killed, broken, rows

pytestmark = pytest.mark.django_db
WHY = "It was the wrong file."


@pytest.fixture
def undo(steward, at):
    return lambda batch, **more: undo_batch(batch=batch, **{"reason": WHY, "by": steward, "at": at} | more)


def follow() -> None:
    while followers.advance(indexing.FOLLOWER, indexing.follow):
        pass


def inputs():
    return Record.objects.filter(kind="input")


def test_nothing_is_left_but_the_lines_of_the_journal(bring, undo, passer_by, monkeypatch):
    monkeypatch.setattr(undoing, "STEP", 2)
    bring(rows(2), source="https://another.example/")
    lines = Entry.objects.count()
    batch = bring(rows(7)[2:])
    follow()
    assert Indexed.objects.filter(kind="input").count() == 7
    undone = undo(batch)
    assert inputs().visible_to(passer_by).count() == 2, "all are gone at once"
    assert list(sweep(undone)) == [2, 2, 1]
    follow()
    assert (
        inputs().count()
        == Input.objects.count()
        == Revision.objects.filter(record__kind="input").count()
        == 2
    )
    assert Indexed.objects.filter(kind="input").count() == 2
    came, went = Entry.objects.all()[lines:]
    assert (came.kind, went.kind, went.reason) == ("batch.imported", "batch.undone", WHY)
    assert to_sweep() == []


def test_it_may_be_brought_again(bring, undo):
    undo(bring(rows(3)))
    assert bring(rows(3)).made == 3


def test_the_index_forgets_before_anything_is_swept(bring, undo):
    batch = bring(rows(3))
    follow()
    undo(batch)
    follow()
    assert not Indexed.objects.filter(kind="input").exists()


def test_what_people_built_upon_is_named_first(bring, undo, steward, guest, at, make):
    batch = bring(rows(5))
    first, second, third, *_rest = inputs().order_by("pk")
    other = make("objective")
    link(cause=first, effect=other, kind=LinkKind.CAME_FROM, by=steward, at=at)
    Support.objects.create(input_id=second.pk, participant_id=guest.participant, at=at)
    revise(record=third, values={"place": "Fenwick"}, base=1, by=steward, at=at)
    with pytest.raises(BuiltUpon) as named:
        undo(batch)
    assert (named.value.count, named.value.references) == (3, ("I-1", "I-2", "I-3"))
    assert inputs().filter(state="published").count() == 5
    undone = undo(batch, even_so=True)
    assert sum(sweep(undone)) == 2
    left = inputs().order_by("pk")
    assert [(each.reference, each.state, each.withdrawn_because) for each in left] == [
        (f"I-{number}", "withdrawn", WHY) for number in (1, 2, 3)
    ]
    assert [each.version for each in left] == [2, 2, 3]
    for each in left:
        newest = Revision.objects.filter(record=each).last()
        assert (newest.number, newest.act, newest.state, newest.reason) == (
            each.version,
            "withdrawn",
            "withdrawn",
            WHY,
        )
    assert to_sweep() == []


def test_every_table_that_points_at_a_contribution_is_looked_at(bring, guest, at):
    batch = bring(rows(1))
    assert built_upon(batch) == set()
    Support.objects.create(input_id=inputs().get().pk, participant_id=guest.participant, at=at)
    assert built_upon(batch) == {inputs().get().pk}
    with pytest.raises(ProtectedError):
        Input.objects.get().delete()


def test_a_second_click_undoes_it_once(bring, undo):
    batch = bring(rows(2))
    undo(batch)
    lines = Entry.objects.count()
    undo(batch)
    assert Entry.objects.count() == lines


def test_a_reason_is_needed(bring, undo):
    batch = bring(rows(2))
    with pytest.raises(ReasonNeeded):
        undo(batch, reason="  ")
    assert inputs().filter(state="published").count() == 2


def test_who_has_no_leave_undoes_nothing(bring, undo, cast):
    batch = bring(rows(2))
    for who in ("account_holder", "team_member", "observer", "steward_elsewhere"):
        with pytest.raises(NoLeave):
            undo(batch, by=cast[who])
    assert inputs().filter(state="published").count() == 2


def test_half_an_import_is_thrown_away_without_a_line(begin, steward, at, clock, monkeypatch, undo):
    monkeypatch.setattr(beginning, "CHUNK", 2)
    batch = start_batch(batch=begin(), by=steward, at=at)
    with pytest.raises(Killed):
        run_batch(batch=batch, rows=broken(rows(5), 4), clock=clock)
    assert inputs().count() == 4
    lines = Entry.objects.count()
    with pytest.raises(BatchMoved):
        undo(batch)
    thrown = throw_away(batch=batch, reason="", by=steward, at=at)
    assert sum(sweep(thrown)) == 4
    assert not inputs().exists()
    assert Entry.objects.count() == lines


def test_questions_asked_do_not_grow_with_the_rows(bring, undo, django_assert_max_num_queries):
    few, many = bring(rows(1)), bring(rows(40)[1:])
    with django_assert_max_num_queries(60):
        undo(few)
    with django_assert_max_num_queries(60):
        undo(many)


def test_the_index_follows_a_large_import_in_steps(bring, undo, monkeypatch):
    monkeypatch.setattr(indexing, "STEP", 2)
    batch = bring(rows(7))
    assert followers.advance(indexing.FOLLOWER, indexing.follow)
    assert Indexed.objects.filter(kind="input").count() == 2
    follow()
    assert Indexed.objects.filter(kind="input").count() == 7
    undo(batch)
    follow()
    assert not Indexed.objects.filter(kind="input").exists()


def test_a_file_that_nobody_brought_in_is_forgotten_after_two_weeks(begin, bring, at):
    done, sent = bring(rows(1)), begin("later.csv")
    stored, late = sent.file_id, at + timedelta(days=14)
    assert drop_forgotten(at=late) == 0
    assert drop_forgotten(at=late + timedelta(seconds=1)) == 1
    assert set(Batch.objects.values_list("pk", flat=True)) == {done.pk}
    assert not StoredFile.objects.filter(pk=stored).exists()
