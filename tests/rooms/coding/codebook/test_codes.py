"""Codes: what they must be, and how they are adopted, retired, merged and split."""

from uuid import uuid4

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid, KeyReused, ReasonNeeded, Unchanged
from moothill.commons.record.linking import join
from moothill.commons.record.models import Link, LinkKind, Record, Revision
from moothill.commons.record.operations import revise, withdraw
from moothill.rooms.coding.errors.codes import NotMerged, NotSplit, StandsAbove, WrongStanding
from moothill.rooms.coding.models import Assignment, Code, Round, Suggester, Suggestion, Waiting
from moothill.rooms.coding.operations import NewCode, adopt, merge, retire, split
from moothill.rooms.coding.queries.codes import absorbed, numbers, tree, usable

pytestmark = pytest.mark.django_db


@pytest.fixture
def does(cycle, steward, at):
    """An act by a steward, with a reason."""

    def of(act, *, by=steward, reason="It was agreed.", **given):
        return act(by=by, at=at, reason=reason, **given)

    return of


@pytest.fixture
def change(steward, at):
    def of(record: Record, **values) -> Record:
        record.refresh_from_db()
        return revise(record=record, values=values, base=record.version, by=steward, at=at)

    return of


def standing(record: Record) -> str:
    return Code.objects.get(pk=record.pk).standing


def linked(kind: LinkKind) -> set[tuple[str, str]]:
    return set(Link.objects.filter(kind=kind).values_list("cause__reference", "effect__reference"))


def lines() -> list[tuple[str, str]]:
    return list(
        Entry.objects.filter(kind__startswith="code.").order_by("number").values_list("kind", "facts")
    )


def trace() -> list[int]:
    return [model.objects.count() for model in (Record, Revision, Entry, Link, Waiting)]


def test_two_codes_in_use_never_share_a_label(code, change, does) -> None:
    buses = code("Buses")
    with pytest.raises(Invalid, match="CO-1 is called so already"):
        code("BUSES", standing="draft")
    trains = code("Trains")
    with pytest.raises(Invalid, match="CO-1 is called so already"):
        change(trains, title="buses")
    does(retire, code=buses)
    assert change(trains, title="Buses").title == "Buses"


@pytest.mark.parametrize("length", [1, 2, 3, 7])
def test_no_code_comes_to_stand_under_itself_however_long_the_way(length, code, change) -> None:
    top = last = code("1")
    for number in range(2, length + 1):
        last = code(str(number), under=last)
    with pytest.raises(Invalid, match="circle: CO-1 > "):
        change(top, parent=last.reference)
    assert Code.objects.get(pk=top.pk).parent is None


def test_nothing_new_stands_under_a_retired_code(code, change, does) -> None:
    old, other = code("Old"), code("Other")
    does(retire, code=old)
    with pytest.raises(Invalid, match="CO-1 is retired"):
        code("New", under=old)
    with pytest.raises(Invalid, match="CO-1 is retired"):
        change(other, parent="CO-1")


def test_a_standing_is_changed_by_acts_of_its_own_alone(code, change, does) -> None:
    draft = code("Buses", standing="draft")
    with pytest.raises(Unchanged):
        change(draft, standing="adopted")
    does(adopt, code=draft)
    first = draft.revisions.get(number=1).content
    again = change(draft, **first | {"definition": "Those with a timetable"})
    assert (standing(again), again.revisions.get(number=3).content["standing"]) == ("adopted", "adopted")


def test_a_code_is_adopted_and_retired_with_a_line_each(code, does, cycle) -> None:
    record = code("Buses", standing="draft")
    assert not usable(cycle)
    does(adopt, code=record, reason="")
    assert [each.record.title for each in usable(cycle)] == ["Buses"]
    with pytest.raises(WrongStanding, match="adopted already"):
        does(adopt, code=record)
    with pytest.raises(ReasonNeeded):
        does(retire, code=record, reason=" ")
    does(retire, code=record)
    assert not usable(cycle)
    assert [kind for kind, _facts in lines()] == ["code.created", "code.adopted", "code.retired"]
    assert list(record.revisions.values_list("act", flat=True)) == ["created", "adopted", "retired"]
    does(adopt, code=record)
    assert standing(record) == "adopted"


def test_a_second_click_changes_nothing(code, does, cycle) -> None:
    key, record, other = uuid4(), code("Buses", standing="draft"), code("Trams")
    does(adopt, code=record, key=key)
    before = trace()
    does(adopt, code=record, key=key)
    assert trace() == before
    with pytest.raises(KeyReused):
        does(merge, cycle=cycle, codes=[other], into=record, key=key)
    merged, split_up = uuid4(), uuid4()
    for _click in (1, 2):
        does(merge, cycle=cycle, codes=[other], into=record, key=merged)
    for _click in (1, 2):
        parts = does(split, code=record, into=[NewCode("Late"), NewCode("Full")], key=split_up)
    assert [part.title for part in parts] == ["Late", "Full"]
    assert [kind for kind, _facts in lines()][3:] == ["code.merged", "code.split"]


def test_what_others_stand_under_is_not_retired_alone(code, does) -> None:
    above = code("Getting about")
    code("Buses", under=above)
    with pytest.raises(StandsAbove, match="CO-2 stand under CO-1"):
        does(retire, code=above)


def test_a_retired_code_under_a_retired_one_is_put_elsewhere_before_it_is_adopted_again(
    code, does, change
) -> None:
    above = code("Getting about")
    below = code("Buses", under=above)
    does(retire, code=below)
    does(retire, code=above)
    with pytest.raises(WrongStanding, match="CO-2: It stands under CO-1, which is retired"):
        does(adopt, code=below)
    change(below, parent="")
    does(adopt, code=below)
    assert standing(below) == "adopted"


def test_a_draft_of_the_site_is_published_before_it_is_adopted(make, does) -> None:
    with pytest.raises(WrongStanding, match="Publish it first"):
        does(adopt, code=make("code", standing="draft", publish=False))


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "observer", "team_member", "steward_elsewhere"]
)
def test_only_stewards_change_the_codebook(who, cast, code, does, cycle) -> None:
    one, two = code("Buses"), code("Trams")
    before, by = trace(), cast[who]
    for act, given in (
        (adopt, {"code": one}),
        (retire, {"code": one}),
        (merge, {"cycle": cycle, "codes": [one], "into": two}),
        (split, {"code": one, "into": [NewCode("A"), NewCode("B")]}),
    ):
        with pytest.raises(Refused):
            does(act, by=by, **given)
    assert trace() == before


def test_merging_keeps_everything_and_counts_each_contribution_once(
    code, coded, does, cycle, make, steward, at
) -> None:
    buses, coaches, transport = code("Buses"), code("Coaches"), code("Transport")
    below = code("Late buses", under=buses)
    both, one = coded(buses, coaches), coded(buses)
    coded(transport)
    theme = make("theme", title="Getting about")
    join(pairs=[(buses.pk, theme.pk)], kind=LinkKind.PART_OF, by=steward, at=at)
    held = list(Assignment.objects.values())
    does(merge, cycle=cycle, codes=[buses, coaches], into=transport, reason="They say the same.")
    assert list(Assignment.objects.values()) == held
    assert [standing(each) for each in (buses, coaches, transport)] == ["retired", "retired", "adopted"]
    assert linked(LinkKind.MERGED_INTO) == {("CO-1", "CO-3"), ("CO-2", "CO-3")}
    assert linked(LinkKind.CODED_TO) >= {
        (both.reference, "CO-1"),
        (both.reference, "CO-2"),
        (one.reference, "CO-3"),
    }
    assert numbers([buses.pk, coaches.pk, transport.pk]) == {buses.pk: 2, coaches.pk: 1, transport.pk: 3}
    assert linked(LinkKind.PART_OF) == {("CO-1", "TH-1"), ("CO-3", "TH-1")}
    assert Code.objects.get(pk=below.pk).parent_id == transport.pk
    assert lines()[-1] == ("code.merged", '{"codes":["CO-1","CO-2"],"inputs":2}')
    assert len([kind for kind, _facts in lines() if kind != "code.created"]) == 1
    assert buses.revisions.get(number=2).reason == "They say the same."
    assert absorbed(cycle) == {buses.pk: transport.pk, coaches.pk: transport.pk}


def test_a_merged_code_counts_for_the_last_of_a_chain(code, does, cycle, coded) -> None:
    first, second, third = code("1"), code("2"), code("3")
    said = coded(first)
    does(merge, cycle=cycle, codes=[first], into=second)
    does(merge, cycle=cycle, codes=[second], into=third)
    assert absorbed(cycle) == {first.pk: third.pk, second.pk: third.pk}
    assert (said.reference, "CO-3") in linked(LinkKind.CODED_TO)
    with pytest.raises(WrongStanding, match="went over into CO-2"):
        does(adopt, code=first)


def test_codes_that_cannot_be_merged_are_named(code, does, cycle, make, other_cycle, steward, at) -> None:
    one, two, old = code("1"), code("2"), code("Old")
    below = code("Below", under=one)
    does(retire, code=old)
    gone = code("Gone")
    withdraw(record=gone, reason="Twice", by=steward, at=at)
    elsewhere = make("code", cycle=other_cycle)
    before = trace()
    for codes, into, words in (
        ([], one, "Choose at least one"),
        ([one], one, "CO-1: A code cannot be merged into itself"),
        ([old], one, "CO-3: It is retired already"),
        ([one], old, "CO-3: It is retired already"),
        ([gone], one, "CO-5: It is not public"),
        ([elsewhere], one, "CO-1: This is no code of this cycle"),
        ([make("objective")], one, "O-1: This is no code"),
        ([one], below, "CO-4: It stands under CO-1"),
        ([two, one], below, "CO-4: It stands under CO-1"),
    ):
        with pytest.raises(NotMerged, match=words):
            does(merge, cycle=cycle, codes=codes, into=into)
    with pytest.raises(ReasonNeeded):
        does(merge, cycle=cycle, codes=[one], into=two, reason="")
    assert [now - then for now, then in zip(trace(), before, strict=True)] == [1, 1, 1, 0, 0], (
        "the objective alone"
    )


def test_nothing_goes_back_into_what_it_came_from(code, does, cycle, steward, at) -> None:
    one, two = code("1"), code("2")
    join(
        pairs=[(two.pk, one.pk)], kind=LinkKind.MERGED_INTO, by=steward, at=at
    )  # as somebody could link by hand
    with pytest.raises(NotMerged, match="CO-1: The other one went over into it"):
        does(merge, cycle=cycle, codes=[one], into=two)


def test_splitting_keeps_the_old_code_and_lets_its_contributions_wait(
    code, coded, does, cycle, make, steward, at
) -> None:
    top, trams = code("Getting about"), code("Trams")
    buses = code("Buses", under=top, definition="All of them")
    below = code("Night buses", under=buses)
    code("After")
    said, hidden = coded(buses), coded(buses, consent="private")
    theme = make("theme", title="Transport")
    join(pairs=[(buses.pk, theme.pk)], kind=LinkKind.PART_OF, by=steward, at=at)
    Round.objects.create(cycle=cycle, number=1, seed=7, begun_at=at, by_id=steward.participant)
    late, full, same = does(split, code=buses, into=[NewCode("Late", "Not in time"), NewCode("Buses"), trams])
    assert (same, late.title, full.title) == (trams, "Late", "Buses")
    assert [Code.objects.get(pk=each.pk).parent_id for each in (late, full, below)] == [top.pk] * 3
    assert [standing(each) for each in (buses, late, full)] == ["retired", "adopted", "adopted"]
    assert linked(LinkKind.SPLIT_INTO) == {("CO-3", "CO-6"), ("CO-3", "CO-7"), ("CO-3", "CO-2")}
    assert linked(LinkKind.PART_OF) == {(each, "TH-1") for each in ("CO-2", "CO-3", "CO-6", "CO-7")}
    assert (said.reference, "CO-3") in linked(LinkKind.CODED_TO)
    assert list(Waiting.objects.values_list("input_id", "wanted", "double")) == [(said.pk, 1, False)]
    assert not Waiting.objects.filter(input_id=hidden.pk)
    titles = ["Getting about", "Buses", "Late", "Buses", "Night buses", "Trams", "After"]
    assert [row.record.title for row in tree(cycle, steward)] == titles
    assert [kind for kind, _facts in lines() if kind != "code.created"] == ["code.split"]
    assert Entry.objects.filter(kind="code.created").count() == 5, "the parts have no line of their own"


def test_without_an_open_round_nothing_waits(code, coded, does) -> None:
    buses = code("Buses")
    coded(buses)
    does(split, code=buses, into=[NewCode("Late"), NewCode("Full")])
    assert not Waiting.objects.exists()


def test_what_is_wrong_with_a_split_is_said(code, does, make, other_cycle) -> None:
    buses, trams, old = code("Buses"), code("Trams"), code("Old")
    does(retire, code=old)
    elsewhere = make("code", cycle=other_cycle)
    before = trace()
    for into, words in (
        ([NewCode("Late")], "from two to 20"),
        ([trams, trams], "the same code twice"),
        ([NewCode("Late"), buses], "into itself"),
        ([NewCode("Late"), old], "CO-3 is retired"),
        ([NewCode("Late"), elsewhere], "no code of this cycle"),
    ):
        with pytest.raises(NotSplit, match=words):
            does(split, code=buses, into=into)
    with pytest.raises(Invalid, match="CO-2 is called so already"):
        does(split, code=buses, into=[NewCode("Late"), NewCode("trams")])
    with pytest.raises(Invalid, match="is called so already"):
        does(split, code=buses, into=[NewCode("Late"), NewCode("Late")])
    with pytest.raises(WrongStanding, match="retired already"):
        does(split, code=old, into=[NewCode("A"), NewCode("B")])
    assert (trace(), standing(buses)) == (before, "adopted")


def test_nobody_is_offered_a_code_that_is_no_more(code, coded, does, cycle, at, steward) -> None:
    one, two = code("1"), code("2")
    said, decided = coded(two), coded(two)
    suggester = Suggester.objects.create(cycle=cycle, number=1, method="likeness", digest="x", at=at)
    given = {"suggester": suggester, "code_id": one.pk, "rank": 1, "score": 0.5}
    Suggestion.objects.create(input_id=said.pk, **given)
    Suggestion.objects.create(
        input_id=decided.pk, **given, outcome="confirmed", decided_by_id=steward.participant, decided_at=at
    )
    does(merge, cycle=cycle, codes=[one], into=two)
    assert list(Suggestion.objects.values_list("input_id", flat=True)) == [decided.pk]


def test_the_tree_asks_as_many_questions_for_many_codes_as_for_one(
    code, cycle, steward, django_assert_num_queries
) -> None:
    top = code("Top")
    for expected in (1, 4):
        with django_assert_num_queries(3):
            rows = tree(cycle, steward)
        assert len(rows) == expected
        for number in range(3):
            code(f"{expected} {number}", under=top)
    assert [(row.record.title, [each.title for each in row.above]) for row in tree(cycle, steward)][1] == (
        "1 0",
        ["Top"],
    )


def test_a_tree_with_a_circle_in_it_is_still_a_list(code, cycle, steward) -> None:
    one, two = code("1"), code("2")
    Code.objects.filter(pk=one.pk).update(parent=two.pk)  # past every check, as two savers at once could
    Code.objects.filter(pk=two.pk).update(parent=one.pk)
    assert [row.record.title for row in tree(cycle, steward)] == ["1", "2"]
