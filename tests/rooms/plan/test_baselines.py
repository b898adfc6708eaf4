"""Cutting a baseline: every public date as it stands, for good."""

import json

import pytest

from moothill.commons.journal.models import Entry, Head
from moothill.commons.journal.operations import write
from moothill.commons.journal.queries import verify
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.batches import Item, bring_in
from moothill.commons.record.errors import Immutable, Invalid
from moothill.commons.record.models import Record
from moothill.commons.record.operations import create, publish, revise, withdraw
from moothill.rooms.plan import operations
from moothill.rooms.plan.errors import PlanIsMoving
from moothill.rooms.plan.models import Baseline, FrozenDate
from moothill.rooms.plan.operations import cut_baseline
from moothill.rooms.plan.queries.frozen import frozen, is_intact

pytestmark = pytest.mark.django_db

AGREED = [
    {"name": "Ann Other", "organisation": "The council", "side": "government"},
    {"name": "", "organisation": "The network", "side": "civil-society"},
]
KEY = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
def cut(cycle, steward, at):
    """Cuts a baseline as the steward does, except for what a test says."""

    def of(**given) -> Record:
        usual = {"title": "As agreed", "why": "The board met", "agreed": AGREED, "by": steward, "at": at}
        return cut_baseline(cycle=cycle, **{**usual, **given})

    return of


@pytest.fixture
def dates(make, row):
    stage = make("stage", title="Stage Three", when="June - August 2018")
    row(make("timeline", title="Delivery"), "March 2018", title="Summit")
    make("key-date", title="Plan due", when="31 August 2018")
    make("activity", title="A walk", stage=stage.reference, when="5 June 2018")
    make("key-date", title="Not yet public", when="1 May 2018", publish=False)
    make("key-date", title="3 to 5 commitments", rule="for each plan")
    return stage


def kept(record) -> list[tuple[str, str, str]]:
    return [
        (each.title, each.field, each.when["words"]) for each in frozen(Baseline.objects.get(pk=record.pk))
    ]


def test_it_keeps_every_public_date_of_every_room(cut, dates):
    assert kept(cut()) == [
        ("Stage Three", "when", "June - August 2018"),
        ("Summit", "periods", "March 2018"),
        ("Plan due", "when", "31 August 2018"),
        ("A walk", "when", "5 June 2018"),
    ]


def test_it_stays_as_it_was_cut_whatever_is_changed_later(cut, dates, steward, at):
    record = cut()
    before = kept(record)
    revise(record=dates, values={"when": "July 2018", "title": "X"}, base=1, by=steward, at=at, reason="Late")
    withdraw(record=Record.objects.get(kind="activity"), reason="Twice", by=steward, at=at)
    assert kept(record) == before
    assert is_intact(Baseline.objects.get(pk=record.pk))
    assert len(kept(cut(title="Another"))) == 3


def test_the_journal_seals_the_count_and_the_digest(cut, dates, cycle):
    record = cut()
    line = Entry.objects.filter(head=cycle.head).latest("number")
    thing = Baseline.objects.get(pk=record.pk)
    assert (line.kind, line.subject, line.reason) == ("baseline.cut", f"{cycle.slug}/BL-1", "The board met")
    assert json.loads(line.facts) == {"dates": 4, "digest": thing.digest}
    assert list(verify(cycle.head)) == []


def test_what_it_keeps_cannot_be_changed(cut, dates):
    cut()
    first = FrozenDate.objects.all()[0]
    for act in (first.save, first.delete):
        with pytest.raises(Immutable):
            act()


def test_meddling_in_the_database_is_seen(cut, dates):
    thing = Baseline.objects.get(pk=cut().pk)
    FrozenDate.objects.filter(title="Plan due").update(when_json=None)
    assert not is_intact(thing)


def test_only_stewards_of_the_cycle_cut_one(cast, cut, dates):
    lines = Entry.objects.count()
    for name, actor in cast.items():
        if name not in {"steward", "civil_steward"}:
            with pytest.raises(Refused):
                cut(by=actor)
            assert (Baseline.objects.count(), FrozenDate.objects.count(), Entry.objects.count()) == (
                0,
                0,
                lines,
            )
    assert [cut(by=cast[name]).reference for name in ("steward", "civil_steward")] == ["BL-1", "BL-2"]


@pytest.mark.parametrize(
    ("missing", "field"), [({"title": " "}, "title"), ({"why": ""}, "why"), ({"agreed": []}, "agreed"),
    ({"agreed": [{"name": "", "organisation": "", "side": "government"}]}, "agreed")],
)  # fmt: skip
def test_without_a_title_a_reason_and_who_agreed_nothing_is_cut(cut, dates, missing, field):
    lines = Entry.objects.count()
    with pytest.raises(Invalid) as refusal:
        cut(**missing)
    assert [fault.field for fault in refusal.value.faults] == [field]
    assert (FrozenDate.objects.count(), Entry.objects.count()) == (0, lines)


def test_a_second_click_cuts_no_second_one(cut, dates):
    assert cut(key=KEY) == cut(key=KEY, title="Again")
    assert Baseline.objects.count() == 1


def test_it_comes_to_be_in_no_other_way(cycle, steward, at, dates):
    values = {
        "title": "Forged",
        "why": "Because",
        "agreed": AGREED,
        "day": "2018-03-01",
        "dates": 1,
        "digest": "x",
    }
    with pytest.raises(Invalid, match="not written but cut"):
        create(kind=kinds.get("baseline"), cycle=cycle, values=values, by=steward, at=at)
    with pytest.raises(Invalid, match="not written but cut"):
        bring_in(cycle=cycle, items=[Item("baseline", values)], by=steward, at=at, reason="x", source="x")


def test_its_words_may_be_mended_for_a_reason_but_what_it_keeps_may_not(cut, dates, steward, at):
    record = cut()
    mended = revise(
        record=record, values={"why": "The board met twice"}, base=1, by=steward, at=at, reason="Slip"
    )
    assert mended.version == 2
    for values in ({"digest": "0" * 64}, {"dates": 5}, {"day": "2018-01-01"}):
        with pytest.raises(Invalid, match="never changes"):
            revise(record=mended, values=values, base=2, by=steward, at=at, reason="Slip")


def test_it_can_be_withdrawn_and_put_back(cut, dates, steward, at, client):
    record = withdraw(record=cut(), reason="Too early", by=steward, at=at)
    assert client.get(record.get_absolute_url()).status_code == 410
    publish(record=record, by=steward, at=at)
    assert client.get(record.get_absolute_url()).status_code == 200


def test_its_page_says_who_agreed_and_why(cut, dates, client):
    page = client.get(cut().get_absolute_url()).content.decode()
    for words in ("Ann Other", "The network", "The board met", "1 March 2018", "timeline/compare/?from=BL-1"):
        assert words in page, words


def test_one_that_is_overtaken_is_cut_again(cut, dates, cycle, steward, at, monkeypatch):
    """Another act gets its line after the dates were read and before the baseline's own: they are read anew."""
    read, reads = operations.present, []

    def slowly(*given):
        reads.append(read(*given))
        if len(reads) == 1:
            write(head=cycle.head_id, kind="stage.revised", by=steward, at=at)
        return reads[-1]

    monkeypatch.setattr(operations, "present", slowly)
    record = cut()
    assert (len(reads), Baseline.objects.count(), record.reference) == (2, 1, "BL-1")
    assert Entry.objects.filter(kind="baseline.cut").count() == 1


def test_where_others_never_stop_it_gives_up_and_leaves_no_trace(cut, dates, cycle, steward, at, monkeypatch):
    read = operations.present

    def slowly(*given):
        write(head=cycle.head_id, kind="stage.revised", by=steward, at=at)
        return read(*given)

    monkeypatch.setattr(operations, "present", slowly)
    lines = Head.objects.get(pk=cycle.head_id).number
    with pytest.raises(PlanIsMoving, match="again"):
        cut()
    assert (Baseline.objects.count(), Head.objects.get(pk=cycle.head_id).number) == (0, lines)


def test_a_draft_of_one_is_told_to_insiders_alone(cut, dates, client, client_of, cast):
    record = cut(publish=False, title="Canary")
    assert client.get(record.get_absolute_url()).status_code == 404
    assert client_of(cast["team_member"]).get(record.get_absolute_url()).status_code == 200
    assert kept(record)


def test_a_passer_by_reads_it_of_a_public_cycle_only(cut, dates, cycle):
    cut()
    assert Record.objects.visible_to(PASSER_BY).filter(kind="baseline").count() == 1
