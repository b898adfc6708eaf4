"""What a guest contributed is claimed into one account, whole, with its credit kept."""

import threading
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection

from moothill.commons.cycles.queries import guest_actor
from moothill.commons.people.claiming import claim, claim_by_code
from moothill.commons.people.errors import AlreadyClaimed, NoAccount, TooManyTries, WrongCode
from moothill.commons.people.guests import begin_guest, guest_with_cookie
from moothill.commons.people.models import Guest, Participant
from moothill.commons.people.queries import all_of, participants_of
from moothill.commons.people.trying import MOST
from moothill.commons.record import kinds
from moothill.commons.record.models import Change, Suggestion
from moothill.commons.record.suggesting import Proposal, suggest, take_back

pytestmark = pytest.mark.django_db


def test_a_claimed_guest_is_the_account_s_and_code_and_cookie_stop(guest, account, at):
    claimed = claim_by_code(code=guest.code, network="a", by=account, at=at)
    assert (claimed.pk, claimed.claimed_by, claimed.claimed_at) == (guest.participant.pk, account, at)
    assert claimed.label == guest.participant.label
    assert guest_with_cookie(guest.cookie, at=at) is None
    assert not Guest.objects.exists()
    with pytest.raises(WrongCode):
        claim_by_code(code=guest.code, network="a", by=account, at=at)


def test_whose_contributions_are_mine(guest, account, at, passer_by):
    holder = SimpleNamespace(participant=account.pk)
    assert participants_of(holder) == [account.pk]
    claim(guest=guest.participant, by=account, at=at)
    assert participants_of(holder) == all_of(account.pk) == sorted([account.pk, guest.participant.pk])
    assert participants_of(passer_by) == []


def test_a_claimed_suggestion_keeps_its_name_and_obeys_the_account(guest, account_holder, account, make, at):
    record = make("objective")
    proposal = Proposal(Change.REVISE, kinds.get("objective"), record, values={"title": "Better"}, base=1)
    made = suggest(
        proposal=proposal,
        cycle=record.cycle,
        by=guest_actor(guest.participant),
        at=at,
        key=uuid4(),
        held=True,
    )
    assert not Suggestion.objects.visible_to(account_holder).exists() and not made.is_by(account_holder)
    claim(guest=guest.participant, by=account, at=at)
    mine = Suggestion.objects.visible_to(account_holder).get()
    assert mine.is_by(account_holder) and mine.by_name == guest.participant.label
    assert take_back(suggestion=mine, by=account_holder, at=at).state == "taken-back"


def test_a_guest_is_claimed_once_and_only_into_an_account(guest, account, steward, participant_of, at):
    other_guest = begin_guest(at=at).participant
    with pytest.raises(NoAccount):
        claim(guest=guest.participant, by=other_guest, at=at)
    claim(guest=guest.participant, by=account, at=at)
    with pytest.raises(AlreadyClaimed):
        claim(guest=guest.participant, by=participant_of(steward), at=at)
    with pytest.raises(AlreadyClaimed):
        claim(guest=participant_of(steward), by=account, at=at)  # nobody claims an account
    assert Participant.objects.get(pk=guest.participant.pk).claimed_by == account


def test_codes_cannot_be_tried_out_by_claiming(guest, account, at):
    for _try in range(MOST):
        with pytest.raises(WrongCode):
            claim_by_code(code="wrong", network="a", by=account, at=at)
    with pytest.raises(TooManyTries):
        claim_by_code(code=guest.code, network="a", by=account, at=at)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_claim_at_once_exactly_one_wins(guest, make_person, at):
    accounts = [
        Participant.objects.get(pk=make_person(f"{number}@example.org").participant) for number in range(4)
    ]
    won, lost = [], []

    def try_it(account: Participant) -> None:
        try:
            won.append(claim_by_code(code=guest.code, network=str(account.pk), by=account, at=at).claimed_by)
        except (AlreadyClaimed, WrongCode):
            lost.append(account)
        finally:
            connection.close()

    threads = [threading.Thread(target=try_it, args=(account,)) for account in accounts]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (len(won), len(lost)) == (1, 3)
    assert Participant.objects.get(pk=guest.participant.pk).claimed_by == won[0]
