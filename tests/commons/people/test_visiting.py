"""Whoever contributes is somebody from then on."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.people.guests import COOKIE, code_life, cookie_life, guest_with_cookie
from moothill.commons.people.models import Guest, Participant
from moothill.commons.people.visiting import author, remember


@pytest.fixture
def request_by(at: Any, rf: RequestFactory) -> Any:
    def make(actor: Any) -> Any:
        request = rf.post("/")
        request.actor, request.at = actor, at
        return request

    return make


def test_a_passer_by_becomes_a_guest_who_is_known_by_the_cookie(db, request_by, passer_by, at) -> None:
    request = request_by(passer_by)
    with transaction.atomic():
        actor, guest = author(request)
    remember(answer := HttpResponse(), guest, request)
    cookie = answer.cookies[COOKIE]
    assert guest_with_cookie(cookie.value, at=at) == guest.participant
    assert actor == guest_actor(guest.participant)
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_a_guest_kept_a_cookie_and_a_code_for_as_long_as_they_are_told(db, request_by, passer_by, at) -> None:
    with transaction.atomic():
        _actor, guest = author(request_by(passer_by))
    assert guest.until == Guest.objects.get(participant=guest.participant).code_until == at + code_life()
    assert cookie_life() > timedelta(days=30)


def test_whoever_is_somebody_stays_who_they_are(request_by, steward) -> None:
    assert author(request_by(steward)) == (steward, None)


def test_nobody_becomes_a_guest_outside_a_transaction(transactional_db, request_by, passer_by) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        author(request_by(passer_by))
    assert not Participant.objects.exists()


def test_no_cookie_goes_to_anybody_else(request_by, passer_by) -> None:
    remember(answer := HttpResponse(), None, request_by(passer_by))
    assert not answer.cookies
