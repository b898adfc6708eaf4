"""The dates of a public milestone are moved by one door alone, which keeps what they were, why, and who agreed."""

import json
from uuid import uuid4

import pytest

from moothill.commons.journal.models import Entry
from moothill.commons.journal.queries import verify
from moothill.commons.policy.errors import Refused
from moothill.commons.record import kinds
from moothill.commons.record.errors import Invalid, ReasonNeeded, Unchanged, WrongState
from moothill.commons.record.models import Change, Record, Revision, Suggestion
from moothill.commons.record.operations import publish, revise, withdraw
from moothill.commons.record.suggesting import Proposal, suggest
from moothill.rooms.commitments.errors.drafts import AgreementNeeded
from moothill.rooms.commitments.models import Milestone, Move
from moothill.rooms.commitments.operations.moves.erasing import erase
from moothill.rooms.commitments.operations.moves.exporting import export
from moothill.rooms.commitments.operations.moving import move_dates

pytestmark = pytest.mark.django_db

DOOR = "moved at a door of their own"


@pytest.fixture
def milestone(step) -> Record:
    return step(when="31 March 2019")


@pytest.fixture
def move(milestone, steward, at):
    def of(**given) -> Record:
        usual = {"milestone": milestone, "when": "June 2019", "because": "The law came late.",
                 "agreed": "the board of 3 April", "by": steward, "at": at}  # fmt: skip
        return move_dates(**{**usual, **given})

    return of


def words(record) -> str:
    return Milestone.objects.get(pk=record.pk).when.words


def test_a_move_keeps_both_dates_the_reason_and_who_agreed(move, milestone, cycle, client, commitment):
    record = move()
    line, row = Entry.objects.latest("pk"), Move.objects.get()
    assert words(record) == "June 2019"
    assert (row.before["words"], row.after["words"], row.version) == ("31 March 2019", "June 2019", 2)
    assert (line.kind, line.subject, line.reason) == (
        "milestone.re-dated",
        f"{cycle.slug}/MS-1",
        "The law came late.",
    )
    assert json.loads(line.facts) == {"from": "2019-03-31", "to": "2019-06"}
    assert Revision.objects.get(record=record, number=2).reason == "The law came late."
    move(when="July 2019", because="It rained.")
    page = " ".join(client.get(milestone.get_absolute_url()).content.decode().split())
    assert "Moved 2 times:" in page and page.index("The law came late.") < page.index("It rained.")
    assert "the board of 3 April" in page and ">31 March 2019<" in page and ">July 2019<" in page
    assert list(verify(cycle.head)) == []
    (row,) = client.get(f"{cycle.get_absolute_url()}milestones.json").json()["results"]
    assert (row["times_moved"], row["first_promised"]) == (2, "31 March 2019")
    assert row["moves"][0] == "2019-03-31 > 2019-06 (2018-03-01): The law came late. [the board of 3 April]"
    assert "It rained. [the board" in client.get(f"{cycle.get_absolute_url()}milestones.csv").content.decode()


def test_no_other_way_leads_to_other_dates(move, milestone, change, steward, account_holder, cycle, at):
    for values in ({"when": "June 2019"}, {"when": ""}, {"when": "June 2019", "title": "Other"}):
        with pytest.raises(Invalid, match=DOOR):
            change(milestone, **values)
    proposal = Proposal(
        Change.REVISE, kinds.get("milestone"), milestone, values={"when": "June 2019"}, base=1
    )
    with pytest.raises(Invalid, match=DOOR):
        suggest(proposal=proposal, cycle=cycle, by=account_holder, at=at, key=uuid4())
    move()
    first = Revision.objects.get(record=milestone, number=1).content
    with pytest.raises(Invalid, match=DOOR):
        change(milestone, **first)
    assert (words(milestone), Suggestion.objects.count(), Move.objects.count()) == ("June 2019", 0, 1)


def test_an_edit_begun_before_the_move_changes_what_it_meant_to_and_no_date(move, milestone, steward, at):
    began = kinds.get("milestone").read(Milestone.objects.get(pk=milestone.pk))
    move()
    revise(record=milestone, values=began | {"title": "Another title"}, base=1, by=steward, at=at)
    assert (words(milestone), Record.objects.get(pk=milestone.pk).title) == ("June 2019", "Another title")


def test_dates_typed_for_the_first_time_and_those_of_a_draft_are_plain_edits(step, change, steward, at):
    undated, unseen = step(), step(when="March 2019", publish=False)
    change(undated, when="March 2019")
    change(unseen, when="April 2019")
    publish(record=unseen, by=steward, at=at)
    assert (words(undated), words(unseen), Move.objects.count()) == ("March 2019", "April 2019", 0)


@pytest.mark.parametrize(
    ("given", "error"),
    [({"because": " "}, ReasonNeeded), ({"agreed": ""}, AgreementNeeded), ({"when": "31 March 2019"}, Unchanged),
     ({"when": " "}, Invalid), ({"when": "the day after never"}, Invalid), ({"when": "June 2031"}, Invalid),
     ({"agreed": "x" * 401}, Invalid)],
)  # fmt: skip
def test_what_does_not_say_all_of_it_leaves_no_trace(given, error, move, milestone):
    lines = Entry.objects.count()
    with pytest.raises(error):
        move(**given)
    assert (words(milestone), Move.objects.count(), Entry.objects.count()) == ("31 March 2019", 0, lines)


def test_only_stewards_and_those_who_lead_it_move_dates_and_only_public_ones(cast, move, milestone, step, at):
    for name, actor in cast.items():
        if name not in {"steward", "civil_steward"}:
            with pytest.raises(Refused):
                move(by=actor)
    with pytest.raises(WrongState):
        move(milestone=step(when="May 2019", publish=False))
    withdraw(record=milestone, reason="Twice", by=cast["steward"], at=at)
    with pytest.raises(WrongState):
        move()
    assert not Move.objects.exists()


def test_the_door_asks_keeps_what_was_typed_and_moves_once(
    milestone, steward, account_holder, client_of, client
):
    address = f"{milestone.get_absolute_url()}move-dates/"
    assert client.get(address).status_code == 302
    assert client_of(account_holder).get(address).status_code == 403
    browser = client_of(steward)
    assert "31 March 2019" in browser.get(address).content.decode()
    given = {"when": "June 2019", "because": "The law came late.", "agreed": "", "key": str(uuid4())}
    answer = browser.post(address, given)
    assert answer.status_code == 422
    assert "The law came late." in answer.content.decode() and "Say who agreed" in answer.content.decode()
    for _click in range(2):
        assert browser.post(address, given | {"agreed": "The board"}).status_code == 303
    assert Move.objects.count() == 1


def test_who_moved_it_is_in_their_data_and_their_name_goes_with_them(move, steward, at):
    move()
    (section,) = export([steward.participant])
    assert [(row["milestone"], row["from"], row["to"]) for row in section.rows] == [
        ("MS-1", "31 March 2019", "June 2019")
    ]
    erase([steward.participant], at)
    assert Move.objects.get().by_name == ""
