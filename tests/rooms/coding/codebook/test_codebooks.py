"""Versions of the codebook, what changed between them, and codebooks that are brought in."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from moothill.commons.cycles.operations import begin_cycle
from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import Invalid, Unchanged
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import revise, withdraw
from moothill.core.exchange.codebooks import FORMATS, read
from moothill.core.policy import CycleState
from moothill.rooms.coding.errors.codes import (
    CodebookMoves,
    NoEarlierCycle,
    NothingToBeginFrom,
    NothingToKeep,
)
from moothill.rooms.coding.models import Code, Codebook, KnownAs
from moothill.rooms.coding.operations import (
    NewCode,
    adopt,
    begin_from,
    bring_in_codebook,
    cut_codebook,
    merge,
    retire,
    split,
)
from moothill.rooms.coding.queries.bringing import Fate, plan
from moothill.rooms.coding.queries.codebooks import book_of, compare, is_intact, present, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def cut(cycle, steward, at):
    def of(title: str = "First", **more) -> Codebook:
        given = {"title": title, "why": "The round begins.", "by": steward, "at": at} | more
        return Codebook.objects.get(pk=cut_codebook(cycle=cycle, **given).pk)

    return of


@pytest.fixture
def bring(cycle, steward, at):
    def of(content: str | bytes, **more):
        book = read(content.encode() if isinstance(content, str) else content)
        return bring_in_codebook(
            **{"cycle": cycle, "book": book, "source": "a file", "by": steward, "at": at} | more
        )

    return of


def tree_of(cycle) -> list[tuple[str, str, str]]:
    rows = (
        Code.objects.of(cycle).order_by("record__position", "pk").select_related("record", "parent__record")
    )
    return [(row.record.title, row.parent.record.title if row.parent else "", row.standing) for row in rows]


def trace() -> list[int]:
    return [model.objects.count() for model in (Record, Revision, Entry, KnownAs)]


def test_a_version_keeps_every_public_code_and_seals_it_in_the_journal(cut, code, make) -> None:
    top = code("Getting about", definition="By any means")
    code("Buses", under=top, standing="draft")
    make("code", title="Secret", publish=False)
    kept = cut()
    assert [(each["label"], each["parent"], each["standing"]) for each in kept.codes] == [
        ("Getting about", "", "adopted"),
        ("Buses", "CO-1", "draft"),
    ]
    line = Entry.objects.get(kind="codebook.cut")
    assert (kept.digest in line.facts, '"number":2' in line.facts, line.reason) == (
        True,
        True,
        "The round begins.",
    )
    assert (kept.edition, is_intact(kept)) == (1, True)
    kept.codes[0]["label"] = "Otherwise"
    assert not is_intact(kept)
    assert cut("Second").edition == 2


def test_a_version_is_cut_and_never_written_or_changed(cut, code, make, cycle, steward, at) -> None:
    with pytest.raises(NothingToKeep):
        cut()
    code("Buses")
    record = cut().record
    revise(record=record, values={"title": "The first"}, base=1, by=steward, at=at)
    with pytest.raises(Invalid, match="never changes"):
        revise(record=record, values={"edition": 7}, base=2, by=steward, at=at)
    key = uuid4()
    assert cut("Again", key=key).pk == cut("Again", key=key).pk
    assert Codebook.objects.count() == 2


@pytest.mark.parametrize("who", ["passer_by", "team_member", "steward_elsewhere"])
def test_only_stewards_cut_and_bring_in(who, cast, code, cut, bring) -> None:
    code("Buses")
    before = trace()
    with pytest.raises(Refused):
        cut(by=cast[who])
    with pytest.raises(Refused):
        bring("label\nTrams", by=cast[who])
    assert trace() == before


def test_what_changed_between_two_versions_is_said(cut, code, cycle, steward, at) -> None:
    act = {"by": steward, "at": at, "reason": "It was agreed."}
    names = ("Buses", "Coaches", "Trams", "Bikes", "Stays", "Moves", "Draft")
    buses, coaches, trams, bikes, _stays, moves, draft = (
        code(name, standing="draft" if name == "Draft" else "adopted") for name in names
    )
    gone = code("Gone")
    older = cut()
    revise(record=buses, values={"definition": "All of them"}, base=1, by=steward, at=at)
    merge(cycle=cycle, codes=[coaches], into=buses, **act)
    split(code=trams, into=[NewCode("Late trams"), NewCode("Full trams")], **act)
    retire(code=bikes, **act)
    revise(record=moves, values={"parent": "CO-1"}, base=1, by=steward, at=at)
    adopt(code=draft, **act)
    withdraw(record=gone, reason="Twice", by=steward, at=at)
    changes = compare(shown(older), present(cycle), cycle)
    assert {each.reference: each.what for each in changes} == {
        "CO-1": ["reworded"],
        "CO-2": ["merged into CO-1"],
        "CO-3": ["split into CO-9, CO-10"],
        "CO-4": ["retired"],
        "CO-6": ["now stands under CO-1"],
        "CO-7": ["adopted"],
        "CO-8": ["withdrawn"],
        "CO-9": ["added", "adopted"],
        "CO-10": ["added", "adopted"],
    }
    assert changes[0].after == [("definition", "All of them")]
    assert compare(shown(older), shown(older), cycle) == []


def test_a_version_says_nothing_of_what_was_withdrawn_since(cut, code, steward, at, client, cycle) -> None:
    code("Buses")
    gone = code("Canary", definition="Canary too")
    kept = cut()
    withdraw(record=gone, reason="An insult", by=steward, at=at)
    assert [(each["label"], each["hidden"]) for each in shown(kept)] == [("Buses", False), ("", True)]
    own = kept.record.get_absolute_url()
    files = [f"{own}codebook.{suffix}" for suffix in FORMATS]
    for address in (own, f"/{cycle.slug}/codebooks/compare/?from=CB-1", *files):
        answer = client.get(address)
        assert (answer.status_code, "Canary" in answer.content.decode()) == (200, False), address


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_goes_out_comes_in_elsewhere_as_it_was_and_only_once(
    suffix, code, does_not_matter, cycle, other_cycle, steward, at, bring
) -> None:
    content = FORMATS[suffix].write(book_of(cycle, present(cycle)))
    brought = bring(content, cycle=other_cycle, by=OPERATOR, adopt=True)
    assert (brought.new, brought.left) == (4, 0)
    assert sorted(tree_of(other_cycle)) == sorted(tree_of(cycle))
    with pytest.raises(Unchanged):
        bring(content, cycle=other_cycle, by=OPERATOR)
    assert FORMATS[suffix].write(book_of(other_cycle, present(other_cycle))) == content
    with pytest.raises(Unchanged):
        bring(content)


@pytest.fixture
def does_not_matter(code, steward, at) -> None:
    """A small codebook."""
    top = code("Getting about", definition="=By any means\n\nat all", excluded="Staying")
    code("Draft", standing="draft")
    code("Buses", under=top, included="late ones")
    retire(code=code("Old", under=top), reason="No more", by=steward, at=at)


def test_a_code_of_another_program_is_known_again_by_its_id_when_it_is_called_otherwise(bring, cycle) -> None:
    row = "label,id,definition\n{},0f3c8c2e-6a55-4c43-9e0c-1d1f0a6b7c11,{}"
    assert bring(row.format("Buses", "")).new == 1
    assert bring(row.format("Coaches", "Long ways")).changed == 1
    thing = Code.objects.select_related("record").get()
    assert (thing.record.title, thing.definition, thing.record.version) == ("Coaches", "Long ways", 2)


def test_a_code_is_known_by_its_label_and_what_it_stands_under(bring, code, cycle) -> None:
    top = code("Getting about", definition="Old words")
    code("Buses", under=top)
    brought = bring(
        "label,under,definition\ngetting ABOUT,,New words\nbuses,getting about,\nTrams,Getting about,"
    )
    assert (brought.new, brought.changed, brought.same) == (1, 2, 0)
    assert tree_of(cycle)[2] == ("Trams", "getting ABOUT", "draft")
    line = Entry.objects.filter(kind="batch.imported").get()
    assert (line.facts, line.title) == ('{"changed":2,"links":0,"records":{"code":3}}', "a file")


def test_what_a_file_leaves_empty_takes_nothing_away(bring, code, cycle) -> None:
    top = code("Getting about", definition="By any means", included="late ones")
    code("Buses", under=top)
    with pytest.raises(Unchanged):
        bring("label,id\nGetting about,\n")
    assert tree_of(cycle)[1] == ("Buses", "Getting about", "adopted")


def test_what_stays_out_is_named_with_its_place_and_why(code, make, cycle, steward, at) -> None:
    old = code("Old", definition="As it was")
    buses, top = code("Buses"), code("Getting about")
    code("Trams", under=top)
    retire(code=old, reason="No more", by=steward, at=at)
    ids = [each.guid for each in book_of(cycle, present(cycle)).codes]
    gone = code("Gone")
    guid_gone = book_of(cycle, present(cycle)).codes[-1].guid
    withdraw(record=gone, reason="Twice", by=steward, at=at)
    rows = [
        ("", "Trams", "", ""),  # there is one, elsewhere in the tree
        ("", "Under trams", "Trams", ""),
        (ids[0], "Old", "", "Otherwise"),
        ("", "New under old", ids[0], ""),
        (ids[1], "Getting about ", "", ""),
        (guid_gone, "Back", "", ""),
        ("", "Fine", "", ""),
    ]
    sheet = "\n".join(["id,label,under,definition", *(",".join(row) for row in rows)])
    found = plan(cycle, read(sheet.encode()))
    assert [(each.place, each.line.label, each.why) for each in found.of(Fate.LEFT)] == [
        ("row 2", "Trams", "CO-4 is called so already."),
        ("row 3", "Under trams", "It stands under a code that stays out."),
        ("row 4", "Old", "CO-1 is retired here and stays as it is."),
        ("row 5", "New under old", "It stands under a code that is retired."),
        ("row 6", "Getting about", "CO-3 is called so already."),
        ("row 7", "Back", "CO-5 was withdrawn here."),
    ]
    assert [each.line.label for each in found.of(Fate.NEW)] == ["Fine"]
    assert buses.version == 1


def test_a_file_does_not_close_a_circle_with_codes_that_it_does_not_name(bring, code, cycle) -> None:
    top = code("Top")
    middle = code("Middle", under=top)
    last = code("Last", under=middle)
    ids = {each.label: each.guid for each in book_of(cycle, present(cycle)).codes}
    sheet = f"id,label,under\n{ids['Last']},Last,\n{ids['Top']},Top,{ids['Last']}\n"
    found = plan(cycle, read(sheet.encode()))
    assert [each.why for each in found.entries] == ["", "It would come to stand under itself."]
    assert last.version == 1


def test_an_import_is_all_or_nothing_and_of_what_was_looked_at(bring, code, cycle, monkeypatch) -> None:
    book = read(b"label\nTrams\nBikes")
    seen = plan(cycle, book).seen
    code("Buses")
    before = trace()
    with pytest.raises(CodebookMoves):
        bring("label\nTrams\nBikes", seen=seen)
    with monkeypatch.context() as broken:
        broken.setattr(KnownAs.objects, "bulk_create", lambda *a, **k: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            bring("label\nTrams\nBikes")
    assert trace() == before
    key = uuid4()
    assert bring("label\nTrams\nBikes", key=key).new == 2
    assert bring("label\nTrams\nBikes\nMore", key=key).new == 0


def test_an_import_of_many_asks_as_few_questions_to_plan_as_of_one(cycle, django_assert_num_queries) -> None:
    for number in (1, 300):
        book = read(("label\n" + "\n".join(f"Code {n}" for n in range(number))).encode())
        with django_assert_num_queries(3):
            assert len(plan(cycle, book).of(Fate.NEW)) == number


@pytest.fixture
def earlier(cycle, at):
    return begin_cycle(
        member=cycle.member, slug="oakland-2016-18", title="The plan before", starts=date(2016, 1, 1),
        ends=date(2017, 12, 31), state=CycleState.ENDED, by=OPERATOR, at=at - timedelta(days=700),
    )  # fmt: skip


def test_a_codebook_begins_from_the_themes_of_the_cycle_before(earlier, cycle, make, steward, at) -> None:
    make("theme", title="Open data", cycle=earlier)
    make("theme", title="x" * 50 + " " + "y" * 100, cycle=earlier)
    make("theme", title="Secret", cycle=earlier, publish=False)
    brought = begin_from(cycle=cycle, earlier=earlier, by=steward, at=at)
    assert (brought.new, tree_of(cycle)[0]) == (2, ("Open data", "", "draft"))
    assert Record.objects.get(cycle=cycle, reference="CO-1").source == "The plan before, TH-1"
    assert len(Record.objects.get(cycle=cycle, reference="CO-2").title) <= 120
    with pytest.raises(NothingToBeginFrom):
        begin_from(cycle=cycle, earlier=earlier, by=steward, at=at)


def test_a_codebook_begins_from_the_codes_of_the_cycle_before(earlier, cycle, make, steward, at) -> None:
    make("code", title="Getting about", definition="By any means", standing="adopted", cycle=earlier)
    make("code", title="Buses", parent="CO-1", standing="adopted", cycle=earlier)
    make("code", title="Old", standing="retired", cycle=earlier)
    begin_from(cycle=cycle, earlier=earlier, what="codes", by=steward, at=at)
    assert tree_of(cycle) == [("Getting about", "", "draft"), ("Buses", "Getting about", "draft")]
    assert Code.objects.of(cycle).get(record__reference="CO-1").definition == "By any means"


def test_a_codebook_begins_from_no_cycle_of_somebody_else(cycle, draft_cycle, make, steward, at) -> None:
    with pytest.raises(NoEarlierCycle):
        begin_from(cycle=cycle, earlier=cycle, by=steward, at=at)
    make("code", title="Canary", cycle=draft_cycle)
    with pytest.raises(NothingToBeginFrom):  # whose codes this steward may not see
        begin_from(cycle=cycle, earlier=draft_cycle, what="codes", by=steward, at=at)
