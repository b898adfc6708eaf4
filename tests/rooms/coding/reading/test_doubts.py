"""“This is coded wrongly”: anybody says so, somebody of the team answers, and whoever said it hears."""

from uuid import uuid4

import pytest
from django.test import Client

from moothill.commons.journal import followers
from moothill.commons.journal.models import Entry
from moothill.commons.moderation.models import Sighting
from moothill.commons.notifications import fanning
from moothill.commons.notifications.models import Notice
from moothill.commons.people.models import Guest
from moothill.commons.policy.errors import Refused
from moothill.commons.record.errors import KeyReused, ReasonNeeded
from moothill.rooms.coding import operations
from moothill.rooms.coding.errors.coding import (
    CodeNotUsable,
    DoubtAnswered,
    DoubtHeld,
    DoubtLong,
    NoDoubtSaid,
)
from moothill.rooms.coding.kinds import DoubtOutcome
from moothill.rooms.coding.models import Doubt
from moothill.rooms.coding.operations.doubting import hide_all, hide_doubt, hold_doubt, restore_all
from tests.rooms.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded(contribute, code, said, team_member):
    record, trees = contribute(), code()
    said(record, trees, by=team_member)
    return record, trees


@pytest.fixture
def doubted(coded, guest, at):
    def of(text="It is about boats.", **given) -> Doubt:
        act = {"record": coded[0], "code": coded[1], "by": guest, "at": at, "key": uuid4(), **given}
        return operations.doubt(text=text, **act)

    return of


def list_of(cycle) -> str:
    return f"{cycle.get_absolute_url()}coding/doubts/"


def test_anybody_says_what_is_wrong_once_per_key(coded, doubted, guest, account_holder) -> None:
    key = uuid4()
    first = doubted(key=key)
    assert doubted(key=key) == first
    assert doubted(by=account_holder, code=None).number == 2
    with pytest.raises(KeyReused):
        doubted(by=account_holder, key=key)
    lines = Entry.objects.filter(kind="doubt.made").values_list("actor_name", flat=True)
    assert set(lines) == {guest.name, account_holder.name}


def test_what_makes_no_sense_is_refused_by_name(coded, doubted, code, contribute) -> None:
    before = Entry.objects.count()
    for wrong, given in (
        (NoDoubtSaid, {"text": "  "}),
        (DoubtLong, {"text": "x" * 2001}),
        (Refused, {"record": contribute(held=True), "code": None}),
    ):
        with pytest.raises(wrong):
            doubted(**given)
    boats = code("Boats")
    with pytest.raises(CodeNotUsable):
        doubted(code=boats)
    assert Doubt.objects.count() == 0
    assert Entry.objects.filter(kind__startswith="doubt.").count() == 0 < before


def test_a_coder_answers_once_with_a_reason_and_the_author_hears(
    doubted, guest, team_member, observer, at
) -> None:
    made = doubted()
    answer = {"doubt": made, "outcome": DoubtOutcome.KEPT, "at": at}
    with pytest.raises(Refused):
        operations.answer_doubt(words="No.", by=observer, **answer)
    with pytest.raises(ReasonNeeded):
        operations.answer_doubt(words=" ", by=team_member, **answer)
    operations.answer_doubt(words="It is about trees on boats.", by=team_member, **answer)
    with pytest.raises(DoubtAnswered):
        operations.answer_doubt(words="Again.", by=team_member, **answer)
    while followers.behind(fanning.FOLLOWER):
        followers.advance(fanning.FOLLOWER, fanning.follow)
    told = Notice.objects.filter(reader__participant=guest.participant)
    assert list(told.values_list("entry__kind", flat=True)) == ["doubt.answered"]


def test_it_stands_among_what_its_author_contributed(doubted, guest, client_of, team_member, at) -> None:
    made = doubted()
    page = words(client_of(guest).get("/me/").content.decode())
    assert "Said that it is coded wrongly" in page
    assert "not answered yet" in page
    operations.answer_doubt(
        doubt=made, outcome=DoubtOutcome.KEPT, words="It fits well.", by=team_member, at=at
    )
    assert "It fits well." in client_of(guest).get("/me/").content.decode()


def test_a_held_one_is_seen_by_its_author_and_insiders_alone(
    doubted, cycle, cast, guest, client_of, team_member, at
) -> None:
    made = doubted("Canarybird", held=True)
    for who, seen in (
        ("passer_by", False), ("account_holder", False), ("observer", False), ("steward_elsewhere", False),
        ("team_member", True),
    ):  # fmt: skip
        client = client_of(cast[who])
        assert ("Canarybird" in client.get(list_of(cycle)).content.decode()) == seen, who
        assert client.get(f"{list_of(cycle)}{made.number}/").status_code == (200 if seen else 404), who
    assert "Canarybird" in client_of(guest).get(list_of(cycle)).content.decode()
    with pytest.raises(DoubtHeld):
        operations.answer_doubt(doubt=made, outcome=DoubtOutcome.KEPT, words="No.", by=team_member, at=at)


def test_moderators_hide_it_and_show_it_again(doubted, cycle, steward, client_of, at) -> None:
    made = doubted("Canarybird")
    hide = {"code": "spam", "words": "It sells pills."}
    address = f"{cycle.get_absolute_url()}desk/moderation/hide/?of=doubt-{made.pk}"
    assert client_of(steward).post(address, hide).status_code == 303
    page = Client().get(f"{list_of(cycle)}{made.number}/").content.decode()
    assert "Canarybird" not in page
    assert "It sells pills." in page
    assert not hold_doubt(made, reason="", by=steward, at=at)
    restore_all({made.pk: {"held": False}}, by=steward, at=at)
    assert "Canarybird" in Client().get(list_of(cycle)).content.decode()
    assert hide_all([made.pk], reason="x", by=steward, at=at) == {made.pk: {"held": False}}


def test_hiding_needs_leave(doubted, team_member, at) -> None:
    made = doubted()
    with pytest.raises(Refused):
        hide_doubt(made, reason="I do not like it.", by=team_member, at=at)
    made.refresh_from_db()
    assert made.hidden_at is None


def test_a_passer_by_doubts_on_the_page_and_gets_a_code(coded, cycle) -> None:
    record, trees = coded
    browser, address = Client(), f"{record.get_absolute_url()}doubt/"
    assert trees.title in browser.get(f"{address}?code={trees.reference}").content.decode()
    given = {"code": trees.reference, "text": "It is about boats.", "key": str(uuid4())}
    answer = browser.post(address, given)
    assert answer.status_code == 200
    assert Guest.objects.count() == 1
    assert "coding/doubts/1/" in answer.content.decode()
    assert browser.post(address, given).status_code in {200, 303}
    assert Doubt.objects.count() == Sighting.objects.count() == 1
    assert "1 person says that this is coded wrongly" in words(
        Client().get(record.get_absolute_url()).content.decode()
    )


def test_what_was_written_comes_back(coded) -> None:
    answer = Client().post(f"{coded[0].get_absolute_url()}doubt/", {"text": "", "code": ""})
    assert answer.status_code == 422
    answer = Client().post(f"{coded[0].get_absolute_url()}doubt/", {"text": "y" * 2001, "code": ""})
    assert answer.status_code == 422
    assert "yyy</textarea>" in answer.content.decode()
    assert not Guest.objects.exists()


def test_it_is_answered_on_its_page(doubted, cycle, client_of, team_member, account_holder) -> None:
    made = doubted()
    address, given = f"{list_of(cycle)}{made.number}/", {"outcome": "kept", "answer": "It is about trees."}
    assert Client().post(address, given)["Location"].startswith("/accounts/")
    assert client_of(account_holder).post(address, given).status_code == 403
    assert client_of(team_member).post(address, {**given, "answer": ""}).status_code == 422
    assert client_of(team_member).post(address, given).status_code == 303
    assert client_of(team_member).post(address, given).status_code == 409
    page = words(Client().get(f"{list_of(cycle)}?answered=1").content.decode())
    assert "It is about trees." in page
