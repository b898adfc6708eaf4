"""Claiming: what somebody contributed as a guest becomes their account's, with its credit as it was."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from moothill.commons.people.errors import AlreadyClaimed, NoAccount, WrongCode
from moothill.commons.people.guests import guest_with_code
from moothill.commons.people.models import Guest, Participant
from moothill.commons.people.traces import forget_mails
from moothill.commons.people.trying import count_try


def claim_by_code(*, code: str, network: str, by: Participant, at: datetime) -> Participant:
    """Claim the guest whose return code this is. Tries are counted by `network`, as in `come_back`.

    Raises TooManyTries, WrongCode, and as `claim`. Call it outside any transaction.
    """
    count_try(key=f"code:{network}", at=at)
    guest = guest_with_code(code, at=at)
    if guest is None:
        raise WrongCode
    return claim(guest=guest, by=by, at=at)


# Takes what one app keeps for a guest to the account: gets both ids and the moment, in the transaction of the claim.
Claimer = Callable[[int, int, datetime], None]

_CLAIMERS: list[Claimer] = []


def fill(claimers: Iterable[Claimer]) -> None:
    """Make these follow every claim. Called once, by `config.wiring`."""
    _CLAIMERS[:] = claimers


@transaction.atomic
def claim(*, guest: Participant, by: Participant, at: datetime) -> Participant:
    """Make everything of `guest` that of the account of `by`, at once and for good; return the guest.

    The public label beside each contribution stays. Cookie, codes and address of the guest go. Of two who claim at once
    exactly one succeeds. The caller has seen to it that `by` knows the code or has the cookie. Raises NoAccount,
    AlreadyClaimed.
    """
    # Whoever is being erased holds this row: a claim into their account waits, and then finds no account.
    account = Participant.objects.select_for_update(no_key=True).filter(pk=by.pk, erased_at=None).first()
    if account is None or account.person_id is None:
        raise NoAccount
    free = Participant.objects.filter(pk=guest.pk, person=None, claimed_by=None, erased_at=None)
    if not free.update(claimed_by=account, claimed_at=at):
        raise AlreadyClaimed
    known = Guest.objects.filter(participant=guest)
    forget_mails(set(known.values_list("address", flat=True)))
    known.delete()
    for claimer in _CLAIMERS:
        claimer(guest.pk, account.pk, at)
    guest.refresh_from_db()
    return guest
