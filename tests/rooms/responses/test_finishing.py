"""A call is finished once it has closed, says what was done, and everybody behind it has an answer."""

from typing import Any

import pytest

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.errors import Refused
from moothill.commons.record.models import Record
from moothill.commons.record.operations import withdraw
from moothill.rooms.responses.errors import FinishedAlready, NoAnswerYet, NotOver, StillUnanswered
from moothill.rooms.responses.models import Finish
from moothill.rooms.responses.operations import finish
from tests.asking import open_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(make: Any) -> Record:
    return open_call(make, closes_at="2018-02-01 17:00", reply_by="2018-02-20")


def test_it_takes_all_three(
    closed: Record, say: Any, make: Any, lead: Any, answer: Any, steward: Actor, at: Any
) -> None:
    one, other, theme = say(call=closed.reference), say(call=closed.reference), make("theme")
    say("Held", call=closed.reference, held=True)
    say("Of no call")
    with pytest.raises(NoAnswerYet):
        finish(call=closed, by=steward, at=at)
    response = answer(closed)
    with pytest.raises(StillUnanswered, match=f"2 contributions .*{one.reference}, {other.reference}"):
        finish(call=closed, by=steward, at=at)
    answer(one)
    lead([other], theme)
    answer(theme, outcome="not-taken-up", because="No money.")
    made = finish(call=closed, by=steward, at=at)
    assert made.response_id == response.pk
    with pytest.raises(FinishedAlready):
        finish(call=closed, by=steward, at=at)


def test_one_that_is_open_is_not_finished(make: Any, answer: Any, steward: Actor, at: Any) -> None:
    call = open_call(make)
    answer(call)
    with pytest.raises(NotOver):
        finish(call=call, by=steward, at=at)


@pytest.mark.parametrize("who", ["team_member", "account_holder", "passer_by", "steward_elsewhere"])
def test_only_stewards_finish(who: str, cast: dict[str, Actor], closed: Record, answer: Any, at: Any) -> None:
    answer(closed)
    with pytest.raises(Refused):
        finish(call=closed, by=cast[who], at=at)
    assert not Finish.objects.exists()


@pytest.mark.parametrize("which", ["its own answer", "the answer to a contribution"])
def test_withdrawing_what_it_got_opens_it_again(
    which: str, closed: Record, say: Any, answer: Any, steward: Actor, cycle: Cycle, at: Any
) -> None:
    one = say(call=closed.reference)
    answers = {"its own answer": answer(closed), "the answer to a contribution": answer(one)}
    finish(call=closed, by=steward, at=at)
    withdraw(record=answers[which], reason="It was wrong.", by=steward, at=at)
    assert not Finish.objects.exists()
    line = Entry.objects.get(head=cycle.head_id, kind="call.reopened")
    assert (line.subject, line.reason) == (f"{cycle.slug}/{closed.reference}", "It was wrong.")


def test_withdrawing_one_of_two_answers_leaves_it_finished(
    closed: Record, say: Any, answer: Any, steward: Actor, at: Any
) -> None:
    one = say(call=closed.reference)
    answer(closed)
    first, _second = answer(one), answer(one)
    finish(call=closed, by=steward, at=at)
    withdraw(record=first, reason="Said twice.", by=steward, at=at)
    assert Finish.objects.exists()


def test_its_page_says_where_it_stands(
    closed: Record, say: Any, answer: Any, client: Any, client_of: Any, steward: Actor
) -> None:
    one = say(call=closed.reference)
    page = client.get(closed.get_absolute_url()).content.decode()
    assert "1 contribution has no answer yet" in page and "answered=no" in page
    browser = client_of(steward)
    address = f"{closed.get_absolute_url()}finish/"
    assert browser.post(address).status_code == 409
    answer(one)
    answer(closed)
    assert browser.post(address).status_code == 303
    assert browser.post(address).status_code == 409
    assert (
        "Everything that was contributed has an answer."
        in client.get(closed.get_absolute_url()).content.decode()
    )
