"""The code brings a guest back, is claimed once, and tells nothing to anybody who tries."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from moothill.commons.people.claiming import claim
from moothill.commons.people.guests import COOKIE, begin_guest, code_life, new_code
from moothill.commons.people.models import Guest, Participant
from moothill.commons.people.returning import renew_code
from moothill.commons.people.trying import MOST

pytestmark = pytest.mark.django_db

# Where somebody would be sent by a link that another made.
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "/accounts/logout/",
)
_TOKENS = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def arrive(code: str, client: Client | None = None, **more: str):
    return (client or Client()).post("/code/", {"code": code, **more})


def test_with_the_code_a_guest_is_known_in_another_browser(guest, send):
    send(guest, "Mine")
    browser = Client()
    answer = arrive(guest.code.lower().replace("-", ""), browser)
    assert (answer.status_code, answer["Location"]) == (303, "/me/")
    cookie = answer.cookies[COOKIE]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and "no-store" in answer["Cache-Control"]
    assert "Mine" in browser.get("/me/").content.decode()


def test_every_code_that_is_not_good_gets_the_same_answer(guest, at, account_holder):
    expired, claimed, replaced = (begin_guest(at=at) for _each in range(3))
    Guest.objects.filter(participant=expired.participant).update(code_until=at - timedelta(seconds=1))
    claim(guest=claimed.participant, by=Participant.objects.get(pk=account_holder.participant), at=at)
    renew_code(participant=replaced.participant, by=replaced.participant, at=at)
    pages = set()
    for code in (expired.code, claimed.code, replaced.code, new_code(), ""):
        answer = arrive(code)
        assert answer.status_code == 403 and COOKIE not in answer.cookies
        if code:
            assert code in answer.content.decode()  # it stays in the box
        page = answer.content.decode().replace(f' value="{code}"', "")
        pages.add(_TOKENS.sub("", page))
    assert len(pages) == 1 and "not known here" in pages.pop()


def test_too_many_tries_wait_and_forged_headers_change_nothing(guest, settings):
    settings.TRUSTED_PROXIES = 0
    for number in range(MOST):
        headers = {"X-Forwarded-For": f"10.0.0.{number}", "Forwarded": f"for=10.1.0.{number}"}
        assert Client(headers=headers).post("/code/", {"code": "wrong"}).status_code == 403
    answer = arrive(guest.code)
    assert (answer.status_code, answer["Retry-After"]) == (429, "900")
    assert guest.code in answer.content.decode()
    assert arrive(guest.code, Client(REMOTE_ADDR="10.9.9.9")).status_code == 303


@pytest.mark.parametrize("place", ELSEWHERE)
def test_no_link_of_another_says_where_the_code_leads(guest, place):
    browser = Client()
    answer = browser.post(f"/code/?next={place}", {"code": guest.code, "next": place, "back": place})
    assert answer["Location"] == "/me/"


def test_every_form_here_needs_its_own_token(guest, guest_browser, account_holder, client_of):
    for browser, addresses in (
        (guest_browser, ("/code/", "/me/code/", "/me/address/", "/me/erase/")),
        (client_of(account_holder), ("/me/", "/me/claim/", "/me/erase/")),
    ):
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = browser.cookies
        for address in addresses:
            answer = strict.post(address, {"code": guest.code, "sure": "on", "waiting": "stay", "label": "x"})
            assert answer.status_code == 403, address
    assert Participant.objects.filter(erased_at=None, claimed_by=None).count() == 2
    assert arrive(guest.code).status_code == 303


def test_a_new_code_is_shown_once_and_the_old_ones_stop(guest, guest_browser):
    assert guest.code not in guest_browser.get("/me/code/").content.decode()
    page = guest_browser.post("/me/code/").content.decode()
    code = re.search(r"\b(\w{4}-){3}\w{4}\b", page)[0]
    assert arrive(guest.code).status_code == 403
    assert arrive(code).status_code == 303


@pytest.mark.parametrize("address", ["/me/code/", "/me/address/"])
def test_only_guests_have_codes_and_addresses_of_their_own(address, cast, client_of):
    for who, actor in cast.items():
        for answer in (
            client_of(actor).get(address),
            client_of(actor).post(address, {"address": "a@example.org"}),
        ):
            assert answer.status_code == 403, who
    assert not Guest.objects.exists()


def test_the_guest_of_this_browser_is_offered_to_whoever_signs_in(guest, send, client_of, account_holder):
    send(guest, "As a guest")
    browser = client_of(account_holder)
    browser.cookies[COOKIE] = guest.cookie
    assert guest.participant.label in browser.get("/me/").content.decode()
    assert "As a guest" not in browser.get("/me/").content.decode()
    answer = browser.post("/me/claim/", {"known": guest.participant.pk})
    assert (answer.status_code, answer["Location"]) == (303, "/me/")
    assert answer.cookies[COOKIE].value == ""
    page = browser.get("/me/").content.decode()
    assert "As a guest" in page and guest.participant.label in page


def test_another_s_guest_is_not_claimed_by_naming_their_number(guest, client_of, account_holder):
    other = begin_guest(at=guest.until - code_life())
    browser = client_of(account_holder)
    browser.cookies[COOKIE] = guest.cookie
    assert browser.post("/me/claim/", {"known": other.participant.pk}).status_code == 403
    assert client_of(account_holder).post("/me/claim/", {"known": guest.participant.pk}).status_code == 403
    assert not Participant.objects.exclude(claimed_by=None).exists()


def test_a_code_is_claimed_by_one_and_refused_to_the_next(guest, client_of, account_holder, steward):
    assert client_of(account_holder).get("/code/")["Location"] == "/me/claim/"
    assert client_of(account_holder).post("/me/claim/", {"code": guest.code}).status_code == 303
    answer = client_of(steward).post("/me/claim/", {"code": guest.code})
    assert answer.status_code == 403 and guest.code in answer.content.decode()
    assert arrive(guest.code).status_code == 403
    assert Participant.objects.get(pk=guest.participant.pk).claimed_by_id == account_holder.participant


def test_strangers_and_guests_are_asked_to_sign_in_before_they_claim(client, guest, guest_browser):
    for browser in (client, guest_browser):
        assert browser.post("/me/claim/", {"code": guest.code})["Location"].startswith("/accounts/login/")
    assert Guest.objects.filter(participant=guest.participant).exists()
