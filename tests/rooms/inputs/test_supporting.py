"""“I agree”: once for each participant, never for oneself, and back again."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.journal.models import Entry, Head
from moothill.commons.moderation.models import Counter
from moothill.commons.people.claiming import claim
from moothill.commons.people.guests import begin_guest
from moothill.commons.people.models import Guest, Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.errors import Refused
from moothill.commons.record.operations import withdraw
from moothill.rooms.inputs import operations
from moothill.rooms.inputs.errors import OwnInput
from moothill.rooms.inputs.models import Input, Support

pytestmark = pytest.mark.django_db
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


def count(record) -> tuple[int, int]:
    """The number that is kept, and the rows behind it."""
    return Input.objects.get(pk=record.pk).supports, Support.objects.filter(input=record.pk).count()


def address(record, more="") -> str:
    return f"{record.get_absolute_url()}support/{more}"


def test_somebody_agrees_once_whatever_they_click(contribute, guest, at):
    record = contribute()
    assert operations.support(record=record, by=guest, at=at)
    assert not operations.support(record=record, by=guest, at=at)
    assert count(record) == (1, 1)


def test_agreement_is_taken_back_and_given_anew(contribute, guest, account_holder, at):
    record = contribute()
    operations.support(record=record, by=guest, at=at)
    operations.support(record=record, by=account_holder, at=at)
    assert operations.take_back(record=record, by=guest, at=at)
    assert not operations.take_back(record=record, by=guest, at=at)
    assert count(record) == (1, 1)
    operations.support(record=record, by=guest, at=at)
    assert count(record) == (2, 2)


def test_nobody_agrees_with_themselves(contribute, guest, at):
    record = contribute(author=guest)
    with pytest.raises(OwnInput):
        operations.support(record=record, by=guest, at=at)
    assert count(record) == (0, 0)


def test_nothing_is_added_to_what_was_withdrawn(contribute, guest, steward, at):
    record = contribute()
    withdraw(record=record, reason="It was said twice.", by=steward, at=at)
    with pytest.raises(Refused):
        operations.support(record=record, by=guest, at=at)
    assert count(record) == (0, 0)


def test_the_number_moves_every_page_and_writes_no_line(contribute, guest, cycle, at):
    record = contribute()
    lines, stamp = Entry.objects.count(), Head.objects.get(pk=cycle.head_id).stamp
    operations.support(record=record, by=guest, at=at)
    assert Entry.objects.count() == lines
    assert Head.objects.get(pk=cycle.head_id).stamp == stamp + 1


def test_a_guest_who_becomes_an_account_holder_counts_once(contribute, account_holder, at):
    both, one = contribute("Oaks"), contribute("Elms")
    guest = begin_guest(at=at).participant
    operations.support(record=both, by=guest_actor(guest), at=at)
    operations.support(record=one, by=guest_actor(guest), at=at)
    operations.support(record=both, by=account_holder, at=at)
    claim(guest=guest, by=Participant.objects.get(pk=account_holder.participant), at=at)
    assert (count(both), count(one)) == ((1, 1), (1, 1))
    assert not operations.support(record=one, by=account_holder, at=at)
    assert operations.take_back(record=one, by=account_holder, at=at)


def test_a_stranger_agrees_in_one_click_and_gets_a_return_code(client, contribute):
    record = contribute()
    page = client.get(record.get_absolute_url()).content.decode()
    assert "I agree" in page
    assert "csrfmiddlewaretoken" not in page, "the page is kept and shown to many"
    answer = Client(enforce_csrf_checks=True, headers=FROM_HERE).post(address(record))
    assert answer.status_code == 200
    assert "Your return code" in answer.content.decode()
    assert answer.cookies["moothill_guest"].value
    assert "no-store" in answer["Cache-Control"]
    assert count(record) == (1, 1)


def test_who_is_known_goes_back_to_where_they_were(client_of, guest, contribute, cycle):
    record = contribute()
    client, back = client_of(guest), f"/{cycle.slug}/inputs/?form=idea#I-1"
    answer = client.post(address(record), {"back": back}, headers=FROM_HERE)
    assert (answer.status_code, answer["Location"]) == (303, back)
    assert "you are one of them" in client.get(f"/{cycle.slug}/inputs/").content.decode()
    answer = client.post(address(record, "take-back/"), {"back": "//elsewhere.example/"}, headers=FROM_HERE)
    assert answer["Location"] == record.get_absolute_url()
    assert count(record) == (0, 0)


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}]
)  # fmt: skip
def test_a_form_of_another_site_only_leads_to_a_question(headers, contribute):
    record = contribute()
    client = Client(enforce_csrf_checks=True)
    answer = client.post(address(record), headers=headers)
    assert answer.status_code == 200
    assert "Do you agree with this?" in answer.content.decode()
    assert client.post(address(record), {"sure": "yes"}, headers=headers).status_code == 403
    assert count(record) == (0, 0)
    assert not Guest.objects.exists()
    token = {"csrfmiddlewaretoken": client.cookies["csrftoken"].value, "sure": "yes"}
    assert client.post(address(record), token).status_code == 200
    assert count(record) == (1, 1)


def test_the_author_is_told_that_others_agree(client_of, guest, contribute):
    record = contribute(author=guest)
    client = client_of(guest)
    assert "your own" in client.get(record.get_absolute_url()).content.decode()
    answer = client.post(address(record), headers=FROM_HERE)
    assert answer.status_code == 409
    assert "This is your own contribution" in answer.content.decode()
    assert not Counter.objects.exists()


def test_more_than_an_hour_takes_is_refused_and_begins_nobody(client, contribute, settings):
    settings.MOOTHILL_LIMIT_NETWORK = 1
    first, second = contribute("Oaks"), contribute("Elms")
    assert client.post(address(first), headers=FROM_HERE).status_code == 200
    answer = Client().post(address(second), headers=FROM_HERE)
    assert answer.status_code == 429
    assert (count(second), Guest.objects.count()) == ((0, 0), 1)


def test_what_nobody_may_know_of_cannot_be_supported(client, contribute):
    record = contribute("Canary", held=True)
    answer = client.post(address(record), headers=FROM_HERE)
    assert answer.status_code == 404
    assert count(record) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_many_clicks_of_one_guest_at_once_count_once(contribute, guest, at):
    record, start = contribute(), Barrier(6)
    wrong: list[Any] = []

    def agree() -> None:
        try:
            start.wait()
            operations.support(record=record, by=Actor(participant=guest.participant, guest=True), at=at)
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [Thread(target=agree) for _each in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (wrong, count(record)) == ([], (1, 1))
