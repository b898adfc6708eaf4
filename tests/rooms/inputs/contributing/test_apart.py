"""What people tell about themselves: counted, apart, and once."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from moothill.commons.journal.models import Entry, Head
from moothill.commons.record.errors import Invalid
from moothill.rooms.inputs.models import EqualityAnswer
from moothill.rooms.inputs.operations.apart import count_answers
from tests.asking import open_call
from tests.rooms.inputs.contributing.conftest import call_of, written

pytestmark = pytest.mark.django_db


def sent(address: str) -> tuple[Client, str]:
    """Somebody who contributed, and the token that their thanks came with."""
    client = Client()
    page = client.post(address, written()).content.decode()
    assert "It is not kept with what you sent" in page
    return client, re.findall(r'name="token" value="([^"]*)"', page)[0]


def about(call) -> str:
    return f"{call.get_absolute_url()}about-you/"


def test_answers_are_counted_by_week_and_nothing_leads_to_a_person(address, call, time_machine):
    time_machine.move_to("2018-03-01 12:00:00+00:00")
    for age in ("35-44", "35-44", "65-74"):
        client, token = sent(address)
        lines, stamp = Entry.objects.count(), Head.objects.values_list("stamp", flat=True).last()
        answer = client.post(about(call), {"token": token, "age": age, "gender": ""})
        assert answer.status_code == 200 and "Your answers were counted." in answer.content.decode()
        assert (Entry.objects.count(), Head.objects.values_list("stamp", flat=True).last()) == (lines, stamp)
    kept = EqualityAnswer.objects.order_by("answer").values_list(
        "call", "question", "answer", "week", "count"
    )
    assert list(kept) == [
        (call.pk, "age", "35-44", date(2018, 2, 26), 2),
        (call.pk, "age", "65-74", date(2018, 2, 26), 1),
    ]
    names = {field.name for field in EqualityAnswer._meta.concrete_fields}
    assert names == {"id", "call", "event", "question", "answer", "week", "count"}


def test_a_token_counts_once(address, call):
    client, token = sent(address)
    for _click in range(2):
        assert client.post(about(call), {"token": token, "age": "35-44"}).status_code == 200
    assert EqualityAnswer.objects.get().count == 1


def test_without_a_contribution_nothing_is_counted(address, call, make, time_machine):
    _client, token = sent(address)
    other = open_call(make)
    for where, given in ((call, "forged"), (other, token)):
        assert Client().post(about(where), {"token": given, "age": "35-44"}).status_code == 403
    time_machine.move_to(timezone.now() + timedelta(days=1, minutes=1))
    assert Client().post(about(call), {"token": token, "age": "35-44"}).status_code == 403
    assert Client().get(about(call)).status_code == 405
    assert not EqualityAnswer.objects.exists()


def test_an_answer_that_nobody_offers_is_refused(address, call, guest, at):
    client, token = sent(address)
    assert client.post(about(call), {"token": token, "age": "young"}).status_code == 422
    with pytest.raises(Invalid):
        count_answers(call=call_of(call), answers={"age": "young"}, by=guest, at=at)
    assert count_answers(call=call_of(call), answers={"unknown": "x"}, by=guest, at=at) == 0
    assert not EqualityAnswer.objects.exists()


def test_without_a_call_nothing_is_asked(cycle):
    page = Client().post(f"/{cycle.slug}/inputs/new/", written()).content.decode()
    assert "A few questions about you" not in page
