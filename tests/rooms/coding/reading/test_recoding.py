"""Changing what holds, settling what two people said, and the rule that links and assignments are one."""

import json
import random
from uuid import uuid4

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.people import erasing
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import ReasonNeeded, Unchanged
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import publish, withdraw
from moothill.rooms.coding import operations
from moothill.rooms.coding.errors.coding import BuiltOn, NotCodable, NothingToSettle
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Assignment, Code, Doubt, Reading, Round, Waiting
from moothill.rooms.coding.queries.coded import given_to, said_of, when_coded
from moothill.rooms.inputs.kinds import CoverReason
from moothill.rooms.inputs.operations import cover
from tests.rooms.coding.reading.test_reading import linked, trace

pytestmark = pytest.mark.django_db


def change(record, *codes, by, at, reason="It is about something else.", act=operations.recode):
    return act(record=record, codes=[operations.Mark(code) for code in codes], reason=reason, by=by, at=at)


def test_what_holds_is_changed_and_what_was_said_is_kept(
    contribute, code, said, team_member, steward, at
) -> None:
    record, trees, boats, parks = contribute(), code("Trees"), code("Boats"), code("Parks")
    said(record, (trees, 0, 5), parks, by=team_member)
    change(record, trees, boats, by=steward, at=at)
    assert linked(record) == {trees.reference, boats.reference}
    kept = Assignment.objects.get(code=trees.pk, ended_at=None)
    assert (kept.by_id, kept.excerpt.end) == (team_member.participant, 5)
    gone = Assignment.objects.get(code=parks.pk)
    assert (gone.ended_by_name, gone.ended_because) == (steward.name, "It is about something else.")
    assert Reading.objects.get().codes == [trees.reference, parks.reference]
    line = Entry.objects.order_by("pk").last()
    assert (line.kind, line.reason) == ("input.recoded", "It is about something else.")
    assert json.loads(line.facts) == {"codes": [trees.reference, boats.reference]}


def test_a_change_needs_leave_a_reason_and_something_to_change(
    contribute, code, said, team_member, observer, at
) -> None:
    record, trees = contribute(), code()
    said(record, trees, by=team_member)
    before = trace()
    for wrong, given in (
        (Refused, {"by": observer}),
        (ReasonNeeded, {"by": team_member, "reason": "  "}),
        (Unchanged, {"by": team_member}),
        (NothingToSettle, {"by": team_member, "act": operations.settle}),
    ):
        with pytest.raises(wrong):
            change(record, trees, at=at, **given)
    with pytest.raises(NotCodable):
        change(contribute(held=True), by=team_member, at=at)
    assert [after - one for one, after in zip(before, trace(), strict=True)] == [0, 0, 0, 0, 1], (
        "the held one came"
    )


def test_a_retired_code_stays_where_it_holds_and_comes_nowhere_else(
    contribute, code, said, team_member, steward, at
) -> None:
    record, other, old, new = contribute(), contribute(), code("Old"), code("New")
    said(record, old, by=team_member)
    Code.objects.filter(pk=old.pk).update(standing=Standing.RETIRED)
    change(record, old, new, by=steward, at=at)
    assert linked(record) == {old.reference, new.reference}
    with pytest.raises(Exception, match="Old"):
        change(other, old, by=steward, at=at)


@pytest.mark.parametrize("first", ["team_member", "steward"])
def test_two_who_differ_both_stand_until_somebody_settles_it(
    contribute, code, said, cast, civil_steward, at, first
) -> None:
    record, trees, boats = contribute(), code("Trees"), code("Boats")
    choice = {"team_member": trees, "steward": boats}
    for who in sorted(choice, key=lambda name: name != first):
        said(record, choice[who], by=cast[who])
    assert linked(record) == {trees.reference, boats.reference}
    assert Reading.objects.filter(differs=True).count() == 2
    assert [each.by for each in said_of(record)][0] == cast[first].name
    change(record, trees, by=civil_steward, at=at, act=operations.settle, reason="No boats.")
    assert linked(record) == {trees.reference}
    assert not Reading.objects.filter(differs=True).exists()
    assert Entry.objects.filter(kind="input.settled", reason="No boats.").count() == 1
    assert sorted(map(tuple, Reading.objects.values_list("codes", flat=True))) == sorted(
        [(trees.reference,), (boats.reference,)]
    )


def test_both_may_be_right(contribute, code, said, team_member, steward, at) -> None:
    record, trees, boats = contribute(), code("Trees"), code("Boats")
    said(record, trees, by=team_member)
    said(record, boats, by=steward)
    change(record, trees, boats, by=steward, at=at, act=operations.settle)
    assert linked(record) == {trees.reference, boats.reference}
    assert not Reading.objects.filter(differs=True).exists()


def test_two_who_agree_need_nobody(contribute, code, said, team_member, steward) -> None:
    record, trees, boats = contribute(), code("Trees"), code("Boats")
    said(record, trees, boats, by=team_member)
    said(record, boats, trees, by=steward)
    assert not Reading.objects.filter(differs=True).exists()


def test_taking_one_back_settles_it_too(contribute, code, said, team_member, steward, at) -> None:
    record = contribute()
    said(record, code("Trees"), by=team_member)
    mine = said(record, code("Boats"), by=steward)
    operations.undo(reading=mine, by=steward, at=at)
    assert not Reading.objects.filter(differs=True).exists()


def test_words_that_were_covered_are_told_by_no_excerpt(
    contribute, code, said, team_member, steward, at
) -> None:
    record = contribute("Ask Rowan Ash of Elm Street 7 about the trees")
    said(record, (code(), 4, 29), by=team_member)
    cover(
        record=record,
        passages=["Rowan Ash of Elm Street 7"],
        why=CoverReason.PERSONAL,
        words="",
        by=steward,
        at=at,
        key=uuid4(),
    )
    record.refresh_from_db()
    assert given_to(record, PASSER_BY)[0].passages[0].words is None


def test_a_receipt_tells_when_it_was_coded(contribute, code, said, cycle, team_member, at) -> None:
    record, trees = contribute(), code()
    said(record, trees, by=team_member)
    assert [each.title for each in when_coded(cycle, PASSER_BY, [record.pk])[record.pk]] == ["Trees"]


def test_somebody_erased_leaves_what_they_said_and_no_name(
    contribute, code, said, cycle, steward, account_holder, at
) -> None:
    operations.begin_round(cycle=cycle, by=steward, at=at, seed=1)
    record, trees = contribute(), code()
    said(record, trees, by=steward)
    operations.doubt(record=record, text="Hm.", by=steward, at=at, key=uuid4())
    change(record, by=steward, at=at)
    contribute()
    operations.next_for(round=Round.objects.get(), by=steward, at=at)
    told = {section.name for section in _download(steward)}
    assert {"readings", "codes given", "doubts", "coding rounds"} <= told
    erasing.run([steward.participant], at)
    kept = [*Round.objects.values_list("by_name"), *Reading.objects.values_list("by_name")]
    kept += [
        *Assignment.objects.values_list("by_name", "ended_by_name"),
        *Doubt.objects.values_list("by_name"),
    ]
    assert {name for row in kept for name in row} == {""}
    assert not Waiting.objects.exclude(claimed_by=None).exists()
    assert Assignment.objects.get().by_id == steward.participant


def test_a_doubt_that_nobody_answered_goes_with_whoever_takes_it_along(
    contribute, code, said, team_member, guest, at
) -> None:
    record = contribute()
    operations.doubt(record=record, text="Canarybird", by=guest, at=at, key=uuid4())
    who = Participant.objects.get(pk=guest.participant)
    erasing.erase(participant=who, withdraw=True, by=who, at=at)
    assert (Doubt.objects.get().text, Doubt.objects.get().by_name) == ("", "")


def _download(actor):
    from moothill.config import wiring

    return [section for each in wiring.EXPORTERS for section in each([actor.participant]) if section.rows]


def held_naively(record: Record) -> set[int]:
    """The codes that hold, and all they were merged into, found the slow way."""
    codes = set(Assignment.objects.filter(input=record.pk, ended_at=None).values_list("code_id", flat=True))
    merged = dict(Link.objects.filter(kind=LinkKind.MERGED_INTO).values_list("cause_id", "effect_id"))
    for code in list(codes):
        while code in merged:
            code = merged[code]
            codes.add(code)
    return codes


@pytest.mark.parametrize("seed", range(2))
def test_links_and_assignments_are_one_whatever_happens(
    contribute, code, said, team_member, steward, civil_steward, cycle, at, seed
) -> None:
    chance, people = random.Random(seed), [team_member, steward, civil_steward]
    operations.begin_round(cycle=cycle, by=steward, at=at, seed=seed, double=2)
    records, codes = [contribute(f"Plant {n}") for n in range(3)], [code(f"Code {n}") for n in range(5)]
    operations.refill(cycle=cycle)
    alive, done = list(codes), 0
    for _step in range(30):
        record, by = chance.choice(records), chance.choice(people)
        some = chance.sample(alive, chance.randint(0, min(2, len(alive))))
        match chance.choice(["read", "read", "undo", "recode", "settle", "merge", "hide"]):
            case "read":
                act = lambda: said(record, *some, by=by, base=record.version)  # noqa: E731
            case "undo":
                reading = chance.choice(list(Reading.objects.all()) or [None])
                act = lambda: reading and operations.undo(reading=reading, by=_actor(people, reading), at=at)  # noqa: E731
            case "recode":
                act = lambda: change(record, *some, by=by, at=at)  # noqa: E731
            case "settle":
                act = lambda: change(record, *some, by=by, at=at, act=operations.settle)  # noqa: E731
            case "merge":
                act = lambda: _merge(alive, chance, at)  # noqa: E731
            case "hide":
                act = lambda: _hide(record, steward, at)  # noqa: E731
        try:
            act()
            done += 1
        except (Unchanged, NothingToSettle, NotCodable, BuiltOn):
            pass
        except Exception as error:
            assert type(error).__name__ == "AlreadyRead", error
        for each in records:
            each.refresh_from_db()
            rows = Link.objects.filter(cause=each, kind=LinkKind.CODED_TO)
            assert set(rows.values_list("effect_id", flat=True)) == held_naively(each)
            live = Reading.objects.filter(input=each.pk, undone_at=None)
            assert live.values("by").distinct().count() == live.count()
    assert done > 10


def _actor(people, reading):
    return next(each for each in people if each.participant == reading.by_id)


def _merge(alive, chance, at) -> None:
    """As the codebook's own operation does it: links are carried over, assignments stay."""
    if len(alive) < 3:
        return
    old, new = chance.sample(alive, 2)
    alive.remove(old)
    Code.objects.filter(pk=old.pk).update(standing=Standing.RETIRED)
    Link.objects.create(cause=old, effect=new, kind=LinkKind.MERGED_INTO, at=at)
    inputs = Link.objects.filter(effect=old, kind=LinkKind.CODED_TO).values_list("cause_id", flat=True)
    made = [Link(cause_id=pk, effect=new, kind=LinkKind.CODED_TO, at=at) for pk in inputs]
    Link.objects.bulk_create(made, ignore_conflicts=True)


def _hide(record, steward, at) -> None:
    act = publish if record.state == "withdrawn" else withdraw
    act(record=record, reason="It was said twice.", by=steward, at=at)
