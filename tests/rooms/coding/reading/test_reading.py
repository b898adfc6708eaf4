"""Reading: what is stored, what is refused by name, and the way back."""

import json
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import ForgedBase, KeyReused
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.coding import operations
from moothill.rooms.coding.errors.coding import (
    AlreadyRead,
    BuiltOn,
    CodeNotUsable,
    ExcerptBeyond,
    NobodyNamed,
    NotCodable,
    NotYourReading,
    WordsMoved,
)
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Assignment, Code, Excerpt, Reading, Suggester, Suggestion, Waiting
from moothill.rooms.inputs.kinds import CoverReason
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations import cover
from tests.rooms.coding.reading.conftest import WORDS

pytestmark = pytest.mark.django_db


def trace() -> list[int]:
    return [model.objects.count() for model in (Reading, Excerpt, Assignment, Link, Entry)]


def linked(record: Record) -> set[str]:
    rows = Link.objects.filter(cause=record, kind=LinkKind.CODED_TO)
    return set(rows.values_list("effect__reference", flat=True))


def change(record: Record, words: str) -> Record:
    """The words as their author changed them."""
    record.refresh_from_db()
    Input.objects.filter(pk=record.pk).update(words=words)
    content = {**record.revisions.get(number=record.version).content, "words": words}
    record.version += 1
    record.save()
    record.revisions.create(
        number=record.version, act="revised", content=content, state=record.state, position=record.position, at=record.created_at,
    )  # fmt: skip
    return record


def test_a_reading_stores_who_said_what_of_which_words(contribute, code, said, team_member) -> None:
    record, trees, access = contribute(), code("Trees"), code("Access")
    reading = said(record, trees, (access, 34, len(WORDS)), by=team_member)
    assert reading.codes == [trees.reference, access.reference]
    rows = [
        (a.code_id, WORDS[a.excerpt.start : a.excerpt.end], a.by_name)
        for a in Assignment.objects.order_by("pk")
    ]
    assert rows == [
        (trees.pk, WORDS, team_member.name), (access.pk, "And open the archive on Sundays.", team_member.name),
    ]  # fmt: skip
    assert linked(record) == {trees.reference, access.reference}


def test_it_is_one_line_that_names_the_codes_and_no_words(contribute, code, said, team_member) -> None:
    record, trees = contribute(), code()
    before = Entry.objects.count()
    said(record, trees, by=team_member)
    line = Entry.objects.order_by("pk").last()
    assert Entry.objects.count() == before + 1
    assert (line.kind, line.subject) == ("input.coded", f"{record.cycle.slug}/{record.reference}")
    assert json.loads(line.facts) == {"codes": [trees.reference]}


def test_that_nothing_fits_is_an_answer_too(contribute, said, team_member) -> None:
    reading = said(contribute(), by=team_member)
    assert (reading.codes, Assignment.objects.count()) == ([], 0)


def test_the_same_key_gets_the_same_reading(contribute, code, said, team_member, steward) -> None:
    record, key = contribute(), uuid4()
    first = said(record, code(), by=team_member, key=key)
    before = trace()
    assert said(record, by=team_member, key=key) == first
    with pytest.raises(KeyReused):
        said(record, by=steward, key=key)
    assert trace() == before


def test_nobody_reads_the_same_twice(contribute, code, said, team_member) -> None:
    record = contribute()
    said(record, code(), by=team_member)
    before = trace()
    with pytest.raises(AlreadyRead, match=record.reference):
        said(record, by=team_member)
    assert trace() == before


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (-1, 4), (0, len(WORDS) + 1), (900, 901)])
def test_an_excerpt_beyond_its_text_is_refused_with_the_numbers(
    contribute, code, said, team_member, start, end
) -> None:
    record, before = contribute(), trace()
    trees = code()
    before = trace()
    with pytest.raises(ExcerptBeyond, match=f"{start} to {end}.*{len(WORDS)}"):
        said(record, (trees, start, end), by=team_member)
    assert trace() == before


@pytest.mark.parametrize("standing", [Standing.DRAFT, Standing.RETIRED])
def test_only_adopted_codes_are_given(contribute, code, said, team_member, standing) -> None:
    record, other = contribute(), code("Boats", standing=standing)
    before = trace()
    with pytest.raises(CodeNotUsable, match="Boats"):
        said(record, other, by=team_member)
    assert trace() == before


def test_codes_of_another_cycle_and_other_records_are_no_codes(
    contribute, code, make, said, team_member, other_cycle
) -> None:
    record = contribute()
    for stranger in (code("Elsewhere", cycle=other_cycle), make("objective", title="Aims")):
        with pytest.raises(CodeNotUsable, match=stranger.title):
            said(record, stranger, by=team_member)


def test_what_is_not_public_or_no_contribution_is_not_coded(
    contribute, make, said, team_member, steward, at
) -> None:
    gone = contribute()
    withdraw(record=gone, reason="It was said twice.", by=steward, at=at)
    for record in (contribute(held=True), gone, make("objective")):
        before = trace()
        with pytest.raises(NotCodable, match=record.reference):
            said(record, by=team_member, base=1)
        assert trace() == before


@pytest.mark.parametrize("who", ["passer_by", "account_holder", "observer", "steward_elsewhere"])
def test_whoever_is_not_of_the_team_codes_nothing(contribute, code, said, cast, who) -> None:
    record, trees = contribute(), code()
    before = trace()
    with pytest.raises(Refused):
        said(record, trees, by=cast[who])
    assert trace() == before


def test_somebody_without_a_name_makes_no_assignment(contribute, code, cycle, at) -> None:
    from dataclasses import replace

    from moothill.core.policy import Role

    nobody = replace(OPERATOR, roles={cycle.pk: frozenset({Role.STEWARD})})
    record, trees = contribute(), code()
    before = trace()
    with pytest.raises(NobodyNamed):
        operations.read(record=record, codes=[operations.Mark(trees)], base=1, by=nobody, at=at, key=None)
    assert trace() == before


def test_the_database_itself_refuses_an_assignment_without_a_person(
    contribute, code, said, team_member
) -> None:
    said(contribute(), code(), by=team_member)
    row = Assignment.objects.values().get()
    columns = {name: value for name, value in row.items() if name != "id"} | {"by_id": None}
    names, marks = ", ".join(columns), ", ".join(["%s"] * len(columns))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO coding_assignment ({names}) VALUES ({marks})", list(columns.values()))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE coding_assignment SET by_id = NULL")
    assert Assignment.objects.exclude(by=None).count() == 1


def test_what_was_marked_is_found_again_after_the_words_changed(contribute, code, said, team_member) -> None:
    record, access = contribute(), code("Access")
    changed = change(record, f"Dear all. {WORDS}")
    reading = said(record, (access, 34, len(WORDS)), by=team_member, base=1)
    excerpt = Excerpt.objects.get()
    assert (reading.version, excerpt.version) == (changed.version, changed.version)
    assert f"Dear all. {WORDS}"[excerpt.start : excerpt.end] == "And open the archive on Sundays."


@pytest.mark.parametrize("words", ["Something else.", "trees and trees"])
def test_what_cannot_be_found_again_is_refused(contribute, code, said, team_member, words) -> None:
    record, trees = contribute(), code()
    change(record, words)
    before = trace()
    with pytest.raises(WordsMoved):
        said(record, (trees, 11, 16), by=team_member, base=1)
    with pytest.raises(WordsMoved):
        said(record, by=team_member, base=1)
    with pytest.raises(ForgedBase):
        said(record, trees, by=team_member, base=9)
    assert trace() == before


def test_what_was_covered_meanwhile_is_read_again(contribute, code, said, team_member, steward, at) -> None:
    record, trees = contribute(), code()
    cover(
        record=record, passages=["river"], why=CoverReason.PERSONAL, words="", by=steward, at=at, key=uuid4()
    )
    with pytest.raises(WordsMoved):
        said(record, (trees, 0, 10), by=team_member, base=1)


def suggest(record: Record, *codes: Record, at) -> Suggester:
    made, _new = Suggester.objects.get_or_create(
        cycle=record.cycle, number=1, defaults={"method": "likeness", "digest": "0" * 64, "at": at}
    )
    for rank, each in enumerate(codes, start=1):
        Suggestion.objects.create(
            suggester=made, input_id=record.pk, code_id=each.pk, rank=rank, score=1 / rank
        )
    return made


def test_a_reading_decides_what_was_suggested_and_keeps_what_was_shown(
    contribute, code, said, team_member, at
) -> None:
    record, trees, boats = contribute(), code("Trees"), code("Boats")
    suggest(record, trees, boats, at=at)
    reading = said(record, operations.Mark(trees, suggested=True), by=team_member)
    assert reading.offered == [
        {"code": trees.reference, "rank": 1, "score": 1.0}, {"code": boats.reference, "rank": 2, "score": 0.5},
    ]  # fmt: skip
    assert list(Suggestion.objects.order_by("rank").values_list("outcome", flat=True)) == [
        "confirmed",
        "rejected",
    ]
    assert Assignment.objects.get().suggested


def test_nothing_counts_as_suggested_that_was_not(contribute, code, said, team_member) -> None:
    said(contribute(), operations.Mark(code(), suggested=True), by=team_member)
    assert not Assignment.objects.get().suggested


def test_undoing_takes_all_of_it_back_with_a_line(contribute, code, said, cycle, team_member, at) -> None:
    record, trees = contribute(), code()
    operations.begin_round(cycle=cycle, by=team_member, at=at, seed=1, double=0)
    suggest(record, trees, at=at)
    reading = said(record, trees, by=team_member)
    assert not Waiting.objects.exists()
    operations.undo(reading=reading, by=team_member, at=at)
    operations.undo(reading=reading, by=team_member, at=at)  # a second click does no harm
    assert Entry.objects.filter(kind="input.uncoded").count() == 1
    assert linked(record) == set()
    assert Assignment.objects.get().ended_because
    assert Suggestion.objects.get().outcome == ""
    assert Waiting.objects.get().wanted == 1
    said(record, trees, by=team_member)
    assert linked(record) == {trees.reference}


def test_a_reading_is_undone_by_its_maker_while_nobody_built_on_it(
    contribute, code, said, team_member, steward, at
) -> None:
    record, trees = contribute(), code()
    reading = said(record, trees, by=team_member)
    with pytest.raises(NotYourReading):
        operations.undo(reading=reading, by=steward, at=at)
    operations.recode(record=record, codes=[], reason="It is about boats.", by=steward, at=at)
    before = trace()
    with pytest.raises(BuiltOn):
        operations.undo(reading=reading, by=team_member, at=at)
    assert trace() == before


def test_reading_anew_leaves_a_code_that_was_split(contribute, code, said, team_member, steward, at) -> None:
    record, wide, narrow = contribute(), code("Nature"), code("Trees")
    said(record, wide, by=steward)
    Code.objects.filter(pk=wide.pk).update(standing=Standing.RETIRED)
    Link.objects.create(cause=wide, effect=narrow, kind=LinkKind.SPLIT_INTO, at=at)
    reading = said(record, narrow, by=team_member)
    assert linked(record) == {narrow.reference}
    operations.undo(reading=reading, by=team_member, at=at)
    assert linked(record) == {wide.reference}, "what it ended holds again"


def test_a_link_that_a_merge_carried_over_goes_with_the_code_it_came_from(
    contribute, code, said, team_member, at
) -> None:
    record, old, new = contribute(), code("Woods"), code("Trees")
    reading = said(record, old, by=team_member)
    Code.objects.filter(pk=old.pk).update(standing=Standing.RETIRED)
    Link.objects.create(cause=old, effect=new, kind=LinkKind.MERGED_INTO, at=at)
    Link.objects.create(cause=record, effect=new, kind=LinkKind.CODED_TO, at=at)
    operations.undo(reading=reading, by=team_member, at=at)
    assert linked(record) == set()


def test_many_are_read_at_once_with_a_line_each_and_one_that_is_refused_stops_no_other(
    contribute, code, said, team_member, at
) -> None:
    first, second, third, trees = contribute(), contribute(), contribute(), code()
    said(second, by=team_member)
    rows = [operations.Row(each, 1, (operations.Mark(trees),)) for each in (first, second, third)]
    act = {"rows": rows, "by": team_member, "at": at, "key": uuid4()}
    done = operations.read_many(**act)
    assert ([each.input_id for each in done.made], set(done.refused)) == (
        [first.pk, third.pk],
        {second.reference},
    )
    assert Entry.objects.filter(kind="input.coded").count() == 3
    assert linked(third) == {trees.reference}
    operations.read_many(**act)
    assert Entry.objects.filter(kind="input.coded").count() == 3


def test_what_is_alike_is_coded_like_it_in_one_act(contribute, code, said, team_member, at) -> None:
    first, second, third, trees = contribute(), contribute(), contribute(), code()
    said(third, by=team_member)
    row = operations.Row(first, 1, (operations.Mark(trees, 0, 5),))
    operations.read_with_others(row=row, alike=[(second, 1), (third, 1)], by=team_member, at=at, key=uuid4())
    assert (linked(second), linked(third)) == ({trees.reference}, set())
    excerpt = Assignment.objects.get(input=second.pk).excerpt
    assert (excerpt.start, excerpt.end) == (0, len(WORDS))


@pytest.mark.django_db(transaction=True)
def test_two_who_read_the_same_at_once_are_both_heard(contribute, code, said, team_member, steward) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("one process at a time writes here")
    record, trees, boats = contribute(), code("Trees"), code("Boats")
    together, wrong = Barrier(2), []

    def go(who, what) -> None:
        try:
            together.wait()
            said(record, what, by=who)
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [Thread(target=go, args=pair) for pair in ((team_member, trees), (steward, boats))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert Reading.objects.filter(differs=True).count() == 2
    assert linked(record) == {trees.reference, boats.reference}
