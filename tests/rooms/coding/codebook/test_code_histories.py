"""Random histories of adopting, retiring, merging, splitting and moving codes: nothing is lost, and no circle comes to be."""

import random

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.record.errors import Invalid, Unchanged
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import revise
from moothill.rooms.coding.errors.codes import NotMerged, NotSplit, StandsAbove, WrongStanding
from moothill.rooms.coding.models import Assignment, Code
from moothill.rooms.coding.operations import NewCode, adopt, merge, retire, split
from moothill.rooms.coding.queries.codes import absorbed, numbers, tree

pytestmark = pytest.mark.django_db

REFUSALS = (Invalid, NotMerged, NotSplit, StandsAbove, Unchanged, WrongStanding)


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_to_codes_each_contribution_stays_where_it_counts(
    seed, code, coded, cycle, steward, at
) -> None:
    chance, done = random.Random(seed), 0
    act = {"by": steward, "at": at, "reason": "By chance"}
    first = [code(f"Code {number}") for number in range(6)]
    for _each in range(5):
        coded(*chance.sample(first, 2))
    held = list(Assignment.objects.order_by("pk").values())
    for step in range(30):
        there = list(Record.objects.filter(kind="code").select_related("cycle"))
        one, two = chance.sample(there, 2)
        acts = (
            lambda one=one: adopt(code=one, **act),
            lambda one=one: retire(code=one, **act),
            lambda one=one, two=two: merge(cycle=cycle, codes=[one], into=two, **act),
            lambda one=one, step=step: split(
                code=one, into=[NewCode(f"{step} a"), NewCode(f"{step} b")], **act
            ),
            lambda one=one, two=two: revise(
                record=one, values={"parent": two.reference}, base=one.version, by=steward, at=at
            ),
        )
        before = Entry.objects.count()
        try:
            chance.choice(acts)()
            done += 1
            assert Entry.objects.count() == before + 1
        except REFUSALS:
            assert Entry.objects.count() == before
    assert done >= 8, "else nothing was tried"
    assert list(Assignment.objects.order_by("pk").values()) == held
    _keeps_what_was_promised(cycle, steward)


def _keeps_what_was_promised(cycle, steward) -> None:
    things = {thing.pk: thing for thing in Code.objects.of(cycle).select_related("record")}
    links = set(Link.objects.filter(kind=LinkKind.CODED_TO).values_list("cause", "effect"))
    assert {(each.input_id, each.code_id) for each in Assignment.objects.all()} <= links
    for old, now in absorbed(cycle).items():
        assert things[old].standing == "retired"
        assert {cause for cause, effect in links if effect == old} <= {
            cause for cause, effect in links if effect == now
        }
    for thing in things.values():
        seen, at = [], thing
        while at.parent_id:
            assert at.pk not in seen, "a circle"
            seen.append(at.pk)
            assert thing.standing == "retired" or things[at.parent_id].standing != "retired", (
                "under a retired code"
            )
            at = things[at.parent_id]
    counted = numbers(things)
    assert counted == {
        pk: number for pk in things if (number := sum(effect == pk for _cause, effect in links))
    }
    assert sorted(row.thing.pk for row in tree(cycle, steward)) == sorted(things)
