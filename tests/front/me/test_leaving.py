"""Taking one's data away, and being erased, each by the person alone."""

import json

import pytest
from django.test import Client

from moothill.commons.people.claiming import claim
from moothill.commons.people.models import Guest, Participant, Person
from moothill.commons.record.models import Suggestion

pytestmark = pytest.mark.django_db

SURE = {"sure": "on", "waiting": "stay"}


def erased() -> int:
    return Participant.objects.exclude(erased_at=None).count()


def test_the_download_holds_everything_and_says_how_it_is_laid_out(guest, send, client_of, steward, at):
    send(guest, "As a guest", reason="Because I say so")
    send(steward, "As a steward")
    claim(guest=guest.participant, by=Participant.objects.get(pk=steward.participant), at=at)
    answer = client_of(steward).get("/me/data/")
    assert answer["Content-Disposition"].startswith("attachment") and "no-store" in answer["Cache-Control"]
    content = json.loads(answer.content)
    assert set(content["layout"]) == set(content) - {"format", "written", "layout"}
    assert {each["name"] for each in content["participants"]} == {guest.participant.label, steward.name}
    assert [each["address"] for each in content["account"]] == ["gov@example.org"]
    assert [each["values"] for each in content["suggestions"]] == [
        {"title": "As a guest"},
        {"title": "As a steward"},
    ]
    assert content["suggestions"][0]["reason"] == "Because I say so"
    assert [each["role"] for each in content["roles"]] == ["steward"]
    assert "role.given" not in {each["kind"] for each in content["journal"]}  # that was another's act


def test_a_guest_gets_theirs_without_any_secret(guest, guest_browser, send):
    send(guest, "Mine")
    row = Guest.objects.get()
    words = guest_browser.get("/me/data/").content.decode()
    assert "Mine" in words and guest.participant.label in words
    for secret in (row.code, row.cookie, guest.code, guest.cookie):
        assert secret not in words


def test_nobody_gets_another_s(cast, guest, send, client_of):
    send(guest, "Canarybird")
    for who, actor in cast.items():
        answer = client_of(actor).get("/me/data/")
        assert answer.status_code == (403 if who == "passer_by" else 200)
        assert "Canarybird" not in answer.content.decode(), who


def test_the_page_says_what_goes_what_stays_and_how_long_backups_keep_it(steward, client_of, settings):
    settings.MOOTHILL_BACKUP_DAYS = 99
    page = client_of(steward).get("/me/erase/").content.decode()
    for words in ("What goes", "What stays", "99 days", steward.name, "nobody speaks for a side here"):
        assert words in page


def test_the_last_steward_is_told_and_not_stopped(steward, civil_steward, account_holder, client_of, cycle):
    assert "nobody speaks for a side" in client_of(steward).get("/me/erase/").content.decode()
    assert "nobody speaks for a side" not in client_of(account_holder).get("/me/erase/").content.decode()
    answer = client_of(steward).post("/me/erase/", SURE)
    assert answer.status_code == 200 and erased() == 1


def test_without_the_box_ticked_nothing_happens(steward, client_of):
    browser = client_of(steward)
    for sent in ({}, {"waiting": "stay"}, {"sure": "on", "waiting": "x"}, {"sure": "on"}):
        assert browser.post("/me/erase/", sent).status_code == 422
    assert erased() == 0 and browser.get("/me/").status_code == 200


def test_a_guest_is_erased_and_forgotten_by_the_browser(guest, guest_browser, send, client):
    made = send(guest, "Stays here")
    answer = guest_browser.post("/me/erase/", SURE)
    page = answer.content.decode()
    assert answer.status_code == 200 and guest.participant.label not in page
    assert answer.cookies["moothill_guest"].value == ""
    assert "We do not know you" in guest_browser.get("/me/").content.decode()
    assert Client().post("/code/", {"code": guest.code}).status_code == 403
    shown = client.get(made.get_absolute_url()).content.decode()
    assert "Stays here" in shown and "a contributor" in shown and guest.participant.label not in shown


def test_at_choice_what_waits_goes_too(guest, guest_browser, send, client):
    made = send(guest, "Canarybird")
    guest_browser.post("/me/erase/", {"sure": "on", "waiting": "withdraw"})
    assert Suggestion.objects.get().state == "taken-back"
    assert client.get(made.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("who", ["account_holder", "steward", "civil_steward", "team_member", "observer"])
def test_each_erases_themselves_and_nobody_else(who, cast, client_of):
    people = Person.objects.count()
    browser = client_of(cast[who])
    assert browser.post("/me/erase/", SURE | {"participant": "1"}).status_code == 200
    assert (erased(), Person.objects.count()) == (1, people - 1)
    assert Participant.objects.exclude(erased_at=None).get().pk == cast[who].participant
    assert "We do not know you" in browser.get("/me/").content.decode()


def test_a_passer_by_erases_nobody(client, cast):
    assert client.post("/me/erase/", SURE).status_code == 403
    assert erased() == 0
