"""Suggestions in public, and what their authors may still do."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.people.guests import COOKIE, begin_guest
from moothill.commons.record import kinds
from moothill.commons.record.answering import ask, decline
from moothill.commons.record.models import Change, Suggestion
from moothill.commons.record.suggesting import Proposal, suggest

pytestmark = pytest.mark.django_db


@pytest.fixture
def guest(db):
    return begin_guest(at=timezone.now())  # a cookie is judged by the clock of the visit


@pytest.fixture
def browser(guest):
    client = Client()
    client.cookies[COOKIE] = guest.cookie
    return client


@pytest.fixture
def suggested(make, guest, at):
    def of(title="Better", **more):
        record = make("objective")
        proposal = Proposal(Change.REVISE, kinds.get("objective"), record, values={"title": title}, base=1)
        by = guest_actor(guest.participant)
        return suggest(
            proposal=proposal, cycle=record.cycle, by=by, at=at, key=uuid4(), reason="Because", **more
        )

    return of


def test_everybody_reads_what_was_suggested_and_what_became_of_it(suggested, guest, steward, at):
    suggestion = suggested()
    decline(suggestion=suggestion, code="repeated", words="See O-2.", by=steward, at=at)
    page = Client().get(suggestion.get_absolute_url()).content.decode()
    assert guest.participant.label in page and "Because" in page and "See O-2." in page
    assert "Said already" in page and steward.name in page
    assert "Better" in page and "<ins" in page


def test_what_is_held_is_there_for_its_author_and_stewards_alone(suggested, browser, cast, client_of):
    suggestion = suggested(held=True)
    for name, actor in cast.items():
        status = client_of(actor).get(suggestion.get_absolute_url()).status_code
        assert status == (200 if name in {"steward", "civil_steward", "team_member"} else 404), name
    assert browser.get(suggestion.get_absolute_url()).status_code == 200
    assert "Better" not in Client().get(f"{suggestion.cycle.get_absolute_url()}suggestions/").content.decode()


def test_its_author_edits_it_answers_about_it_and_takes_it_back(suggested, browser, steward, at):
    suggestion = suggested()
    address = suggestion.get_absolute_url()
    assert "Better" in browser.get(f"{address}edit/").content.decode()
    browser.post(
        f"{address}edit/", {"title": "Best", "reason": "Still", "base": "1", "key": str(uuid4()), "save": "1"}
    )
    suggestion.refresh_from_db()
    assert suggestion.values == {"title": "Best"}
    ask(suggestion=suggestion, words="Which one?", by=steward, at=at)
    assert "Which one?" in browser.get(address).content.decode()
    browser.post(f"{address}reply/", {"words": "The first."})
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.remarks.last().words) == ("waiting", "The first.")
    assert browser.post(f"{address}take-back/").status_code == 303
    assert browser.post(f"{address}take-back/").status_code == 409
    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("act", ["edit", "take-back", "reply"])
def test_nobody_else_has_these_doors(act, suggested, cast, client_of):
    address = f"{suggested().get_absolute_url()}{act}/"
    for actor in cast.values():
        assert client_of(actor).get(address).status_code == 404
        assert client_of(actor).post(address, {"words": "Mine"}).status_code == 404


def test_what_was_answered_meanwhile_is_not_changed_and_the_words_are_kept(suggested, browser, steward, at):
    suggestion = suggested()
    decline(suggestion=suggestion, words="No", by=steward, at=at)
    answer = browser.post(
        f"{suggestion.get_absolute_url()}edit/",
        {"title": "My words", "reason": "", "base": "1", "key": str(uuid4()), "save": "1"},
    )
    assert answer.status_code == 409 and "My words" in answer.content.decode()


def test_the_list_asks_as_much_for_three_as_for_one(suggested, cycle, django_assert_max_num_queries):
    address = f"{cycle.get_absolute_url()}suggestions/"
    suggested()
    Client().get(address)
    with django_assert_max_num_queries(7):
        Client().get(address)
    suggested("Second"), suggested("Third")
    with django_assert_max_num_queries(7):
        page = Client().get(address).content.decode()
    assert "3 wait for an answer" in page
    assert Client().get(f"{address}?state=nonsense").status_code == 400
    assert Suggestion.objects.count() == 3
