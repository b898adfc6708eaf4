"""With the code a guest comes back; without it nobody does, however often they try."""

from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from moothill.commons.people.claiming import claim
from moothill.commons.people.errors import NotAGuest, TooManyTries, WrongCode
from moothill.commons.people.guests import (
    as_made,
    begin_guest,
    code_life,
    cookie_life,
    guest_with_cookie,
    new_code,
)
from moothill.commons.people.models import Guest, Tries
from moothill.commons.people.returning import come_back, renew_code
from moothill.commons.people.trying import MOST, SPAN, count_try

pytestmark = pytest.mark.django_db


def back(code: str, at, network: str = "a") -> object:
    return come_back(code=code, network=network, at=at)


def test_with_the_code_a_guest_gets_a_new_cookie_and_the_old_one_stops(guest, at):
    returned = back(guest.code, at)
    assert guest_with_cookie(returned.cookie, at=at) == guest.participant
    assert guest_with_cookie(guest.cookie, at=at) is None
    assert returned.until == at + code_life()
    assert back(guest.code, at).participant == guest.participant  # it stays good


@pytest.mark.parametrize("write", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code}\n"])
def test_a_code_is_read_as_people_write_it(guest, at, write):
    assert back(write(guest.code), at).participant == guest.participant


@given(st.text(max_size=200))
def test_anything_typed_is_read_without_harm(typed):
    assert len(as_made(typed)) <= 130
    assert as_made(as_made(typed)) == as_made(typed)


def test_wrong_replaced_claimed_and_expired_codes_are_answered_alike(guest, account, at):
    replaced = renew_code(participant=guest.participant, by=guest.participant, at=at)
    late = at + code_life() + timedelta(seconds=1)
    other = begin_guest(at=at)
    claim(guest=other.participant, by=account, at=at)
    words = set()
    for code, moment in (
        (guest.code, at),
        (replaced.code, late),
        (other.code, at),
        (new_code(), at),
        ("", at),
    ):
        with pytest.raises(WrongCode) as error:
            back(code, moment)
        words.add(str(error.value))
    assert len(words) == 1


def test_a_cookie_is_good_only_as_long_as_the_setting_says(guest, at, settings):
    assert guest_with_cookie(guest.cookie, at=at + cookie_life() - timedelta(seconds=1)) == guest.participant
    assert guest_with_cookie(guest.cookie, at=at + cookie_life()) is None
    settings.MOOTHILL_GUEST_DAYS = 1
    assert guest_with_cookie(guest.cookie, at=at + timedelta(days=2)) is None


def test_only_the_guest_renews_the_code_and_an_account_has_none(guest, account, at):
    with pytest.raises(PermissionError):
        renew_code(participant=guest.participant, by=account, at=at)
    with pytest.raises(NotAGuest):
        renew_code(participant=account, by=account, at=at)
    assert back(guest.code, at).participant == guest.participant


def test_tries_are_counted_for_each_network_and_right_codes_count_too(guest, at):
    for _try in range(MOST):
        with pytest.raises(WrongCode):
            back(new_code(), at)
    with pytest.raises(TooManyTries) as error:
        back(guest.code, at)
    assert error.value.wait == 15
    assert back(guest.code, at, network="b").participant == guest.participant
    assert back(guest.code, at + SPAN).participant == guest.participant


def test_what_was_counted_is_deleted_with_the_next_try(at):
    count_try(key="a", at=at)
    count_try(key="b", at=at + SPAN)
    assert list(Tries.objects.values_list("key", flat=True)) == ["b"]


def test_neither_codes_nor_cookies_nor_addresses_reach_words_or_tables(guest, at):
    renewed = renew_code(participant=guest.participant, by=guest.participant, at=at)
    Guest.objects.filter(participant=guest.participant).update(address="canary@example.org")
    row = Guest.objects.get(participant=guest.participant)
    said = f"{guest} {guest!r} {renewed} {renewed!r} {back(renewed.code, at)!r} {row} {row!r} {row.participant!r}"
    for secret in (guest.code, guest.cookie, renewed.code, "canary", row.code, row.cookie):
        assert secret not in said
    with connection.cursor() as cursor:
        cursor.execute("select * from people_guest")
        stored = str(cursor.fetchall())
    assert not any(secret in stored for secret in (guest.code, guest.cookie, renewed.code))
