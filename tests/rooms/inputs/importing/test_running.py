"""An import brings everything in one act; what stops it loses nothing; twice brings nothing twice."""

import json
from datetime import timedelta

import pytest

from moothill.commons.files.models import StoredFile
from moothill.commons.files.storage import storage
from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused as NoLeave
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Record, Revision
from moothill.rooms.inputs.models import Batch, Input, RefusedRow
from moothill.rooms.inputs.operations.importing import (
    beginning,
    claim_batch,
    leave_it,
    look_at,
    run_batch,
    settle,
    start_batch,
    to_run,
)
from moothill.rooms.inputs.operations.importing.errors import BatchMoved, Overtaken
from moothill.rooms.inputs.queries.batches import remembered
from tests.rooms.inputs.importing.conftest import BAD, NOON, Killed, broken, found, rows
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr(beginning, "CHUNK", 2)


def test_everything_comes_in_with_one_line(bring, steward, passer_by, cycle):
    before = Entry.objects.count()
    batch = bring([*rows(3), BAD])
    assert (batch.state, batch.made, batch.same, batch.refused) == ("done", 3, 0, 1)
    assert Input.objects.visible_to(passer_by).count() == 3
    (line,) = Entry.objects.all()[before:]
    facts = json.loads(line.facts)
    assert (line.kind, line.title, line.actor_id) == ("batch.imported", "ideas.csv", steward.participant)
    assert (facts["records"], facts["import"], len(facts["digest"])) == ({"input": 3}, 1, 64)


def test_each_says_where_it_came_from_and_who_brought_it(bring, steward):
    bring(rows(1, source="https://ideas.example/17"), source="https://ideas.example/")
    bring([found(2, "Another")], source="https://letters.example/", coming_by="mail")
    first, second = Record.objects.filter(kind="input").order_by("pk")
    assert first.source == "https://ideas.example/17, row 1 of ideas.csv"
    assert second.source == "https://letters.example/, row 2 of ideas.csv"
    assert Input.objects.get(pk=second.pk).coming_by == "mail"
    version = Revision.objects.get(record=first)
    assert (version.act, version.by_id) == ("imported", steward.participant)
    assert Input.objects.get(pk=first.pk).author_id is None


def test_the_day_of_an_import_is_never_told_as_the_day_on_which_something_was_received(bring, cycle, client):
    bring(rows(1))
    record = Record.objects.get(kind="input")
    page = words(client.get(record.get_absolute_url()).content.decode())
    assert "An import brought it here on" in page and "It came here on" not in page
    assert "Received an import brought it here on" in page
    assert "an import brought it here on" in words(
        client.get(f"{cycle.get_absolute_url()}inputs/").content.decode()
    )


def test_names_stay_out_without_consent_for_them(bring, begin, steward):
    said = rows(2, said_by="Ada Fen", organisation="Elm Network")
    assert look_at(batch=begin(), rows=said, by=steward).nameless == 2
    bring(said)
    assert "Fen" not in json.dumps(list(Revision.objects.values_list("content", flat=True)))
    bring(said, consent="named", call="")
    assert set(Input.objects.values_list("said_by", flat=True)) == {""}, "they are here already"


def test_names_come_with_consent(bring):
    bring(rows(1, said_by="Ada Fen"), consent="named")
    assert Input.objects.get().said_by == "Ada Fen"


def test_what_must_not_be_published_stays_out_of_sight(bring, passer_by):
    batch = bring(rows(2), consent="private")
    assert batch.made == 2
    assert not Input.objects.visible_to(passer_by).exists()
    assert set(Revision.objects.filter(record__kind="input").values_list("state", flat=True)) == {"draft"}


def test_the_same_file_again_brings_nothing_more(bring):
    bring(rows(4))
    lines = Entry.objects.count()
    again = bring(rows(4))
    assert (again.made, again.same) == (0, 4)
    assert Input.objects.count() == 4
    assert Entry.objects.count() == lines


def test_a_longer_file_brings_what_is_new(bring):
    bring(rows(3))
    assert bring(rows(5)).made == 2


def test_rows_with_numbers_of_their_own_are_known_by_them(bring):
    bring([found(1, external="77")])
    again = bring([found(4, "Idea 1: open the books of quarter 1.", external="77")])
    assert again.same == 1


def test_a_known_number_with_other_words_is_refused_and_said(bring):
    bring([found(1, external="77")])
    again = bring([found(1, "Something else", external="77")])
    assert (again.made, again.refused) == (0, 1)
    assert "I-1" in RefusedRow.objects.get(batch=again).reason


def test_the_same_number_from_another_source_is_another(bring):
    bring([found(1, external="77")], source="https://one.example/")
    assert bring([found(1, "Other", external="77")], source="https://two.example/").made == 1


def test_a_row_that_repeats_another_comes_once_unless_it_is_somebody_elses(bring):
    twice = [found(1, "Yes."), found(2, "Yes."), found(3, "Yes.")]
    batch = bring(twice)
    assert (batch.made, batch.same) == (1, 2)
    more = bring(twice, doubles=True)
    assert (more.made, more.same) == (2, 1)
    assert bring(twice, doubles=True).made == 0


@pytest.mark.parametrize("doubles", [False, True])
def test_broken_off_in_the_middle_it_goes_on_where_it_was(
    doubles, begin, steward, passer_by, at, clock, small_chunks
):
    file = [*rows(3), found(4, "Yes."), found(5, "Yes."), BAD, found(7, "Yes."), *rows(9)[7:]]
    batch = start_batch(batch=begin(doubles=doubles), by=steward, at=at)
    lines = Entry.objects.count()
    with pytest.raises(Killed):
        run_batch(batch=batch, rows=broken(file, 6), clock=clock)
    batch.refresh_from_db()
    assert batch.done == 6
    assert batch.state == "running"
    assert not Input.objects.visible_to(passer_by).exists(), "half an import is seen by nobody"
    assert Entry.objects.count() == lines
    done = run_batch(batch=batch, rows=file, clock=clock)
    assert (done.state, done.done, done.refused) == ("done", 9, 1)
    assert done.made == (8 if doubles else 6)
    assert Input.objects.visible_to(passer_by).count() == done.made
    assert Entry.objects.count() == lines + 1
    assert len(set(Record.objects.values_list("reference", flat=True))) == Record.objects.count()


def test_the_digest_hangs_on_the_rows_and_not_on_the_chunks(bring, monkeypatch, cycle):
    from moothill.rooms.inputs.operations.importing.judging import Judge
    from moothill.rooms.inputs.operations.importing.running import chained
    from moothill.rooms.inputs.operations.importing.settings import Given

    file = rows(5)
    ready = Judge(cycle, "csv", Given(), file="ideas.csv").judge(file)
    contents = [json.dumps(each.values) for each in ready]
    monkeypatch.setattr(beginning, "CHUNK", 2)
    bring(file)
    line = json.loads(Entry.objects.last().facts)
    assert line["digest"] == chained("", [f"I-{number}" for number in range(1, 6)], contents)


def test_two_that_run_the_same_import_store_it_once(begin, steward, at, clock, small_chunks):
    batch = start_batch(batch=begin(), by=steward, at=at)
    behind = Batch.objects.select_related("cycle").get(pk=batch.pk)
    run_batch(batch=batch, rows=rows(4), clock=clock)
    with pytest.raises(Overtaken):
        run_batch(batch=behind, rows=rows(4), clock=clock)
    assert Input.objects.count() == 4


def test_whoever_falls_silent_is_taken_for_dead(begin, steward, at):
    batch = start_batch(batch=begin(), by=steward, at=at)
    assert to_run(NOON) == [batch]
    claim_batch(batch=batch, at=NOON)
    assert to_run(NOON) == []
    with pytest.raises(Overtaken):
        claim_batch(batch=batch, at=NOON)
    later = NOON + timedelta(minutes=2)
    assert to_run(later) == [batch]
    claim_batch(batch=batch, at=later)


def test_a_second_click_runs_it_once(begin, steward, at, clock):
    batch = begin()
    start_batch(batch=batch, by=steward, at=at)
    run_batch(batch=start_batch(batch=batch, by=steward, at=at), rows=rows(2), clock=clock)
    with pytest.raises(BatchMoved):
        start_batch(batch=batch, by=steward, at=at)
    assert Input.objects.count() == 2


def test_a_second_upload_of_the_same_form_begins_one_import(begin):
    from uuid import uuid4

    key = uuid4()
    assert begin(key=key) == begin(key=key)
    assert StoredFile.objects.count() == 1
    assert begin().number == 2


def test_the_preview_tells_what_the_import_does_and_makes_nothing(begin, steward, bring):
    bring(rows(2))
    before = Record.objects.count(), Entry.objects.count()
    file = [
        *rows(4),
        found(5, "idea 4 OPEN the books, of quarter 4"),
        found(6, "Idea 3: open the books of quarter 3."),
        BAD,
    ]
    batch = begin()
    shown = look_at(batch=batch, rows=file, by=steward)
    assert (shown.rows, shown.new, shown.same, shown.refused, shown.doubles) == (7, 3, 3, 1, 1)
    assert shown.near[0]["other"] == "4"
    assert [each["row"] for each in shown.samples] == ["3", "4", "5"]
    assert list(batch.refusals.values_list("row", "reason", "beginning")) == [
        (9, "The row has 3 cells.", "a;b")
    ]
    assert (Record.objects.count(), Entry.objects.count()) == before
    done = bring(file)
    assert (done.made, done.same, done.refused) == (3, 3, 1)


def test_what_cannot_be_stored_is_refused_with_its_reason(bring):
    batch = bring([found(1, "x" * 20_001), found(2, when="when pigs fly"), Refusable(3), found(4)])
    assert (batch.made, batch.refused) == (1, 3)
    long, when, empty = batch.refusals.values_list("reason", flat=True)
    assert "at most 20000 fit" in long
    assert "When it was said" in when
    assert empty == "There are no words in it."


def Refusable(row):  # noqa: N802 - reads as a row among others
    from moothill.core.exchange.shapes import Found

    return Found(row, {"said_by": "Ada Fen"})


def test_only_so_many_refused_rows_are_kept_and_all_are_counted(bring, monkeypatch):
    monkeypatch.setattr(beginning, "MOST_REFUSED", 3)
    batch = bring([BAD] * 5)
    assert (batch.refused, batch.refusals.count()) == (5, 3)


def test_the_file_is_kept_until_it_is_done_and_no_longer(
    begin, steward, at, clock, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        batch = begin()
    path = batch.file.path
    assert storage.exists(path)
    with django_capture_on_commit_callbacks(execute=True):
        run_batch(batch=start_batch(batch=batch, by=steward, at=at), rows=rows(1), clock=clock)
    assert not storage.exists(path)
    assert not StoredFile.objects.exists()


def test_an_import_nobody_wants_is_forgotten_with_its_file(
    begin, steward, django_capture_on_commit_callbacks
):
    batch = begin()
    look_at(batch=batch, rows=[BAD], by=steward)
    path = batch.file.path
    with django_capture_on_commit_callbacks(execute=True):
        leave_it(batch=batch, by=steward)
    assert not storage.exists(path)
    assert not Batch.objects.exists()


def test_columns_are_remembered_for_the_next_sheet(begin, steward, at, cycle):
    headings = ["Your idea", "Town"]
    assert remembered(cycle, "csv", headings) == {}
    settle(
        batch=begin(), by=steward, at=at, mapping={"Your idea": "words", "Town": "place"}, headings=headings
    )
    settle(batch=begin(), by=steward, at=at, mapping={"Your idea": "words", "Town": ""}, headings=headings)
    assert remembered(cycle, "csv", headings) == {"Your idea": "words"}


@pytest.mark.parametrize("who", ["account_holder", "team_member", "observer", "steward_elsewhere"])
def test_who_has_no_leave_begins_nothing(who, cast, begin, steward, at):
    with pytest.raises(NoLeave):
        begin(by=cast[who])
    assert not StoredFile.objects.exists()
    batch = begin()
    for act in (
        lambda by: start_batch(batch=batch, by=by, at=at),
        lambda by: look_at(batch=batch, rows=[], by=by),
        lambda by: leave_it(batch=batch, by=by),
        lambda by: settle(batch=batch, by=by, at=at, mapping={}, headings=[]),
    ):
        with pytest.raises(NoLeave):
            act(cast[who])


def test_a_call_of_another_cycle_is_no_place_for_them(begin, make, other_cycle):
    call = make("call", cycle=other_cycle, publish=False)
    with pytest.raises(Invalid):
        begin(call=call.reference)


def test_they_hang_under_their_call(bring, make):
    call = make("call", publish=False)
    bring(rows(2), call=call.reference, form="comment")
    assert set(Input.objects.values_list("call", "form")) == {(call.pk, "comment")}
