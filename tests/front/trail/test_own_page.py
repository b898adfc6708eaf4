"""Whoever contributed reads the newest thing that came of it, and is led to the whole story."""

import pytest

from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.queries import receipts
from moothill.rooms.inputs.queries.receipts import Reached, Step

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(make, account_holder):
    record = make("input", title="Trains at night", words="Run trains at night.")
    Input.objects.filter(pk=record.pk).update(author=account_holder.participant)
    return record


@pytest.fixture
def answered(at, as_wired):
    told = [Reached(at, "On trains", "/somewhere/"), Reached(at, "On trains, again", "/elsewhere/")]
    receipts.fill({Step.DECIDED: [lambda cycle, actor, ids: dict.fromkeys(ids, told)]})


def test_the_newest_outcome_and_the_story_are_linked(client_of, account_holder, mine, answered):
    shown = client_of(account_holder).get("/me/").content.decode()
    assert f'href="{mine.get_absolute_url()}trail/"' in shown
    assert 'href="/elsewhere/"' in shown and "On trains, again" in shown
    assert "/somewhere/" not in shown


def test_what_nothing_came_of_has_its_story_and_a_draft_has_none(client_of, account_holder, mine, make):
    waits = make("input", title="Waits", words="Wait", publish=False)
    Input.objects.filter(pk=waits.pk).update(author=account_holder.participant)
    shown = client_of(account_holder).get("/me/").content.decode()
    assert f'href="{mine.get_absolute_url()}trail/"' in shown and "Newest:" not in shown
    assert f'href="{waits.get_absolute_url()}trail/"' not in shown
