"""What should not be public is covered with a reason: nobody finds it by any door, and those who may still read it."""

import pytest
from django.test import Client

from moothill.commons.journal.models import Entry, Head
from moothill.commons.journal.queries import verify
from moothill.commons.moderation.hiding import hide
from moothill.commons.moderation.models import Hiding, Level
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import ReasonNeeded, WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise, withdraw
from moothill.commons.search.indexing import index_now
from moothill.rooms.inputs import operations
from moothill.rooms.inputs.errors import NotCovered, NothingChosen, NotThere, QuotedInReason
from moothill.rooms.inputs.kinds import CoverReason
from moothill.rooms.inputs.models import Input, Redaction

pytestmark = pytest.mark.django_db
CANARY = "Canary Wharfson"
MARK = "[covered: private things about somebody]"
DOORS = (
    "inputs/", "inputs/I-1/", "inputs/I-1/history/", "inputs/I-1/versions/1/", "inputs/I-1/versions/2/",
    "inputs/I-1/compare/?from=1&to=3", "inputs/I-1/history.atom", "inputs/I-1/talk/", "inputs.json", "inputs.csv",
    "journal/", "journal.json", "changes.atom", "search/?q=Wharfson", "search.json?q=Wharfson", "search/?q=oaks",
    "moderation/", "inputs/I-1/support/", "inputs/I-1/cover/original/", "",
)  # fmt: skip


@pytest.fixture
def said(contribute, guest, steward, at) -> Record:
    """A contribution with a name in its title and its words, changed once since by a steward."""
    record = contribute(f"{CANARY} fells oaks.\n\nEverybody knows **Canary**  _Wharfson_.", author=guest)
    revise(
        record=record, values={"place": "Kelso"}, base=1, by=steward, at=at, reason=f"{CANARY} lives in Kelso"
    )
    index_now(record)
    return record


@pytest.fixture
def cover(said, steward, at):
    """Covers the name, or other words."""

    def of(*passages, by=steward, why=CoverReason.PERSONAL, **more) -> Record:
        return operations.cover(record=said, passages=passages or (CANARY,), why=why, by=by, at=at, **more)

    return of


def words(record) -> str:
    return Input.objects.get(pk=record.pk).words


def found_by(client: Client, cycle) -> list[str]:
    """The doors by which somebody finds the canary."""
    found = []
    for door in DOORS:
        answer = client.get(f"/{cycle.slug}/{door}")
        assert answer.status_code < 500, door
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if b"canary" in body.lower() or b"wharfson" in body.lower().replace(b"?q=wharfson", b"").replace(
            b'value="wharfson"', b""
        ).replace(b"q=wharfson", b"").replace(b"search/wharfson", b""):
            found.append(door)
    return found


def test_the_words_stand_nowhere_any_more_and_the_reason_stands_in_their_place(cover, said):
    cover(words="He asked for it.")
    record = Record.objects.get(pk=said.pk)
    assert words(said) == f"{MARK} fells oaks.\n\nEverybody knows **{MARK}_."
    assert record.title.startswith(MARK)
    assert record.version == 3
    row = Redaction.objects.get()
    assert (row.version, row.places, row.reason) == (3, 4, "private things about somebody: He asked for it.")


def test_by_no_public_door_does_anybody_find_them(
    cover, said, cycle, client, client_of, account_holder, observer
):
    assert len(found_by(client, cycle)) > 8, "before, they are found by most doors"
    cover()
    for who in (client, client_of(account_holder), client_of(observer)):
        assert found_by(who, cycle) == []
    assert list(verify(Head.objects.get(pk=cycle.head_id))) == [], "the journal is whole"


def test_the_page_says_that_something_is_covered_and_why(cover, client, said):
    cover(words="He asked for it.")
    page = client.get(said.get_absolute_url()).content.decode()
    assert "4 places are covered" in page
    assert "He asked for it." in page
    assert "Read the words as they were" not in page


def test_its_author_reads_it_and_leaves_no_trace(cover, said, guest, at):
    cover()
    lines = Entry.objects.count()
    ((_row, content),) = operations.read_original(record=said, by=guest, at=at)
    assert CANARY in content["words"]
    assert Entry.objects.count() == lines


def test_a_look_by_somebody_else_is_told_in_the_journal(cover, said, steward, at):
    cover()
    operations.read_original(record=said, by=steward, at=at)
    line = Entry.objects.latest("number")
    assert (line.kind, line.actor_name) == ("input.original-read", steward.name)


@pytest.mark.parametrize(
    "who", ["passer_by", "account_holder", "team_member", "observer", "steward_elsewhere"]
)
def test_nobody_else_covers_reads_or_takes_off(who, cast, cover, said, at):
    with pytest.raises(Refused):
        cover(by=cast[who])
    cover()
    trace = (Entry.objects.count(), Redaction.objects.filter(undone_at=None).count(), words(said))
    for act in (
        lambda: operations.read_original(record=said, by=cast[who], at=at),
        lambda: operations.uncover(record=said, reason="Why not", by=cast[who], at=at),
    ):
        with pytest.raises(Refused):
            act()
    assert (Entry.objects.count(), Redaction.objects.filter(undone_at=None).count(), words(said)) == trace


def test_taken_off_the_words_are_public_again_and_what_changed_since_stays(
    cover, said, steward, cycle, client, at
):
    cover()
    revise(record=said, values={"place": "Ayr"}, base=3, by=steward, at=at)
    operations.uncover(record=said, reason="They agreed.", by=steward, at=at)
    thing = Input.objects.get(pk=said.pk)
    assert thing.words.startswith(f"{CANARY} fells oaks.")
    assert thing.place == "Ayr"
    assert not Hiding.objects.filter(restored_at=None).exists()
    assert "inputs/I-1/versions/1/" in found_by(client, cycle)
    assert Entry.objects.filter(title__startswith=CANARY).count() >= 2
    assert list(verify(Head.objects.get(pk=cycle.head_id))) == []
    with pytest.raises(NotCovered):
        operations.uncover(record=said, reason="Again", by=steward, at=at)


def test_one_cover_lies_over_another_and_the_last_comes_off_first(cover, said, steward, at):
    cover()
    cover("oaks")
    operations.uncover(record=said, reason="Oaks are fine.", by=steward, at=at)
    assert words(said).startswith(f"{MARK} fells oaks.")
    assert CANARY not in Record.objects.get(pk=said.pk).title
    hidden = Hiding.objects.filter(restored_at=None).values_list("target_id", flat=True)
    assert set(said.revisions.filter(number__in=(1, 2)).values_list("pk", flat=True)) <= set(hidden)


def test_a_version_whose_author_was_hidden_loses_its_words_as_well(cover, said, steward, at, cycle, client):
    first = said.revisions.get(number=1)
    hide(thing=first, code="personal", words="", level=Level.AUTHOR, by=steward, at=at)
    cover()
    assert Hiding.objects.get(target_id=first.pk).level == Level.BOTH
    assert found_by(client, cycle) == []


def test_a_title_that_was_cut_in_the_middle_of_the_words_keeps_nothing_of_them(
    contribute, steward, at, cycle, client
):
    record = contribute(f"{'It is said by many. ' * 4}{CANARY} fells oaks, as you all know quite well.")
    assert Record.objects.get(pk=record.pk).title.endswith("Canary …")
    index_now(record)
    operations.cover(record=record, passages=[CANARY], why=CoverReason.PERSONAL, by=steward, at=at)
    assert found_by(client, cycle) == []


def test_an_answer_of_a_survey_is_covered_too(contribute, steward, at):
    rows = [{"question": "Who?", "answer": CANARY}, {"question": "Where?", "answer": "Kelso"}]
    record = contribute("", answers=rows, title="An answer")
    operations.cover(record=record, passages=[CANARY], why=CoverReason.NAME, by=steward, at=at)
    mark = "[covered: the name of somebody who did not agree to it]"
    assert [row["answer"] for row in Input.objects.get(pk=record.pk).answers] == [mark, "Kelso"]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"passages": ("Nowhere",)}, NotThere),
        ({"passages": (" ", "a")}, NothingChosen),
        ({"passages": (CANARY,), "words": f"It names {CANARY}."}, QuotedInReason),
    ],
)
def test_what_will_not_do_is_named_and_changes_nothing(given, error, said, steward, at):
    before = (words(said), Entry.objects.count(), said.revisions.count())
    with pytest.raises(error):
        operations.cover(record=said, why=CoverReason.PERSONAL, by=steward, at=at, **given)
    assert (words(said), Entry.objects.count(), said.revisions.count()) == before


def test_what_was_withdrawn_is_out_of_sight_already(said, steward, at, cover):
    withdraw(record=said, reason="It was said twice.", by=steward, at=at)
    with pytest.raises(WrongState):
        cover()


def test_taking_off_needs_a_reason(cover, said, steward, at):
    cover()
    with pytest.raises(ReasonNeeded):
        operations.uncover(record=said, reason=" ", by=steward, at=at)


def test_a_steward_covers_on_the_web_and_a_second_click_covers_once(client_of, steward, said):
    client, address = client_of(steward), f"{said.get_absolute_url()}cover/"
    form = client.get(address)
    assert CANARY in form.content.decode()
    given = {"passages": CANARY, "why": "personal", "key": str(form.context["form"].initial["key"])}
    assert client.post(address, given).status_code == 303
    assert client.post(address, given).status_code == 303
    assert Redaction.objects.count() == 1
    looked = client.post(f"{address}original/")
    assert CANARY in looked.content.decode()
    assert "no-store" in looked["Cache-Control"]
    assert CANARY not in client.get(f"{address}original/").content.decode(), "a link alone shows nothing"
    wrong = client.post(address, {**given, "passages": "Nowhere at all", "key": ""})
    assert wrong.status_code == 422
    assert "Nowhere at all" in wrong.content.decode()
    assert client.post(f"{address}undo/", {"reason": "They agreed."}).status_code == 303
    assert words(said).startswith(CANARY)
