"""Rounds, and the queue: what waits, who gets what, and nothing twice."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.operations import withdraw
from moothill.rooms.coding import operations
from moothill.rooms.coding.errors.coding import RoundClosed, RoundStillOpen
from moothill.rooms.coding.models import Round, Waiting
from moothill.rooms.coding.operations.rounds import claim_many, let_go, refill_all
from moothill.rooms.coding.queries.queue import is_blind, offers_for
from moothill.rooms.inputs.operations import gather
from tests.rooms.coding.reading.test_reading import suggest

pytestmark = pytest.mark.django_db


@pytest.fixture
def begin(cycle, team_member, at):
    def of(**given) -> Round:
        return operations.begin_round(
            **{"cycle": cycle, "by": team_member, "at": at, "seed": 7, "double": 0, "blind": 0, **given}
        )

    return of


def test_a_round_lets_all_wait_that_is_public_and_unread(contribute, said, begin, steward, at) -> None:
    first, second, third, fourth = (contribute() for _each in range(4))
    contribute(held=True)
    withdraw(record=second, reason="It was said twice.", by=steward, at=at)
    said(third, by=steward)
    both = gather(
        cycle=first.cycle, originals=[fourth], into=first, reason="They say the same.", by=steward, at=at
    )
    begin()
    assert set(Waiting.objects.values_list("pk", flat=True)) == {both.pk}


def test_a_cycle_has_one_open_round_at_most(begin, at, team_member) -> None:
    first = begin()
    with pytest.raises(RoundStillOpen):
        begin()
    operations.close_round(round=first, by=team_member, at=at)
    with pytest.raises(RoundClosed):
        operations.close_round(round=first, by=team_member, at=at)
    assert begin().number == 2
    kinds = Entry.objects.filter(kind__startswith="coding.").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["coding.begun", "coding.closed", "coding.begun"]


def test_strangers_open_and_close_nothing(begin, cast, at) -> None:
    with pytest.raises(Refused):
        begin(by=cast["observer"])
    found = begin()
    with pytest.raises(Refused):
        operations.close_round(round=found, by=cast["account_holder"], at=at)
    assert Round.objects.get().closed_at is None


def test_the_same_seed_draws_the_same_lots(contribute, begin, at, team_member) -> None:
    for _each in range(12):
        contribute()
    first = begin(double=4)
    drawn = list(Waiting.objects.order_by("pk").values_list("pk", "lot", "double", "wanted"))
    operations.close_round(round=first, by=team_member, at=at)
    begin(double=4)
    assert list(Waiting.objects.order_by("pk").values_list("pk", "lot", "double", "wanted")) == drawn
    doubles = Waiting.objects.order_by("lot")[:4]
    assert all(each.double and each.wanted == 2 for each in doubles)
    assert Waiting.objects.filter(double=True).count() == 4


def test_what_comes_later_waits_too_and_what_goes_waits_no_more(contribute, begin, steward, at) -> None:
    gone = contribute()
    begin(double=1)
    late = contribute()
    withdraw(record=gone, reason="It was said twice.", by=steward, at=at)
    refill_all(at)
    refill_all(at)
    assert list(Waiting.objects.values_list("pk", flat=True)) == [late.pk]


def test_nobody_gets_what_another_has_on_the_screen(contribute, begin, team_member, steward, at) -> None:
    contribute(), contribute()
    found = begin()
    mine = operations.next_for(round=found, by=team_member, at=at)
    theirs = operations.next_for(round=found, by=steward, at=at)
    assert mine and theirs and mine.pk != theirs.pk
    assert operations.next_for(round=found, by=team_member, at=at).pk == mine.pk, (
        "opened again, it is still there"
    )
    assert operations.next_for(round=found, by=team_member, at=at, but=[mine.pk]) is None
    later = at + timedelta(minutes=16)
    assert operations.next_for(round=found, by=steward, at=later, but=[theirs.pk]).pk == mine.pk


def test_what_is_let_go_is_free_for_others(contribute, begin, cycle, team_member, steward, at) -> None:
    contribute()
    found = begin()
    held = operations.next_for(round=found, by=team_member, at=at)
    assert operations.next_for(round=found, by=steward, at=at) is None
    let_go(cycle=cycle, input=held.pk, by=team_member, at=at)
    assert operations.next_for(round=found, by=steward, at=at).pk == held.pk


def test_one_draw_in_three_is_by_lot_and_two_are_the_least_sure(
    contribute, said, begin, team_member, at
) -> None:
    for _each in range(6):
        contribute()
    found = begin()
    rows = list(Waiting.objects.order_by("lot"))
    for place, row in enumerate(rows):
        Waiting.objects.filter(pk=row.pk).update(unsure=place / 10)
    drawn = []
    for _each in range(6):
        waiting = operations.next_for(round=found, by=team_member, at=at)
        drawn.append(waiting.pk)
        said(waiting.input.record, by=team_member)
    by_lot, least_sure = [row.pk for row in rows], [row.pk for row in reversed(rows)]
    assert drawn == [by_lot[0], *least_sure[:2], by_lot[1], *least_sure[2:4]]
    assert operations.next_for(round=found, by=team_member, at=at) is None


def test_two_people_read_a_double_one_and_see_the_same_suggestions(
    contribute, code, said, begin, team_member, steward, civil_steward, at
) -> None:
    record, trees, boats = contribute(), code("Trees"), code("Boats")
    suggest(record, trees, at=at)
    found = begin(double=5)
    assert operations.next_for(round=found, by=team_member, at=at).pk == record.pk
    said(record, trees, by=team_member)
    assert operations.next_for(round=found, by=team_member, at=at) is None, "never one that they read"
    made = suggest(record, at=at)
    made.suggestions.update(code_id=boats.pk)  # trained anew meanwhile
    assert [each.code.pk for each in offers_for([record.pk], found)[record.pk]] == [trees.pk]
    assert operations.next_for(round=found, by=steward, at=at).pk == record.pk
    said(record, boats, by=steward)
    assert operations.next_for(round=found, by=civil_steward, at=at) is None
    assert [reading.double for reading in record_readings(record)] == [True, True]
    assert operations.refill(cycle=found.cycle) == 0


def record_readings(record):
    from moothill.rooms.coding.models import Reading

    return list(Reading.objects.filter(input=record.pk))


def test_a_blind_one_shows_no_suggestions_and_says_so(contribute, code, said, begin, team_member, at) -> None:
    trees = code()
    records = [contribute() for _each in range(12)]
    for record in records:
        suggest(record, trees, at=at)
    found = begin(blind=3)
    blind = {record.pk for record in records if is_blind(found, record.pk)}
    assert 0 < len(blind) < 12
    assert set(offers_for([record.pk for record in records], found)) == {r.pk for r in records} - blind
    for record in records:
        reading = said(record, trees, by=team_member)
        assert reading.blind == (record.pk in blind)
        assert bool(reading.offered) != reading.blind


def test_twenty_at_once_are_held_together(contribute, begin, team_member, steward, at) -> None:
    for _each in range(5):
        contribute()
    found = begin()
    mine = claim_many(round=found, by=team_member, at=at, most=3)
    theirs = claim_many(round=found, by=steward, at=at, most=3)
    assert (len(mine), len(theirs)) == (3, 2)
    assert {each.pk for each in claim_many(round=found, by=team_member, at=at, most=3)} == {
        each.pk for each in mine
    }


def test_the_next_one_takes_as_many_questions_among_thirty_as_among_three(
    contribute, begin, team_member, at
) -> None:
    counts = []
    for more in (3, 27):
        for _each in range(more):
            contribute()
        found = Round.objects.first() or begin()
        operations.refill(cycle=found.cycle)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            operations.next_for(round=found, by=team_member, at=at)
        counts.append(len(asked))
        Waiting.objects.update(claimed_by=None, claimed_until=None)
    assert counts[0] == counts[1]
