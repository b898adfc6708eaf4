"""Finding people."""

from typing import Any

from django.db.models import Q

from moothill.commons.people.models import Participant, Person
from moothill.commons.people.operations import participant_of


def participant_called(who: str) -> Participant | None:
    """The participant with an account whose e-mail address or public name this is."""
    person = Person.objects.filter(email__iexact=who, is_active=True).first()
    if person:
        return participant_of(person)
    return Participant.objects.filter(label__iexact=who, person__is_active=True).first()


def participants_of(actor: Any) -> list[int]:
    """The ids under which an Actor contributed: their own, and those of the guests they claimed. Empty for a passer-by."""
    return all_of(actor.participant) if actor.participant else []


def all_of(participant: int) -> list[int]:
    """The ids of a participant and of the guests that were claimed into theirs."""
    rows = Participant.objects.filter(Q(pk=participant) | Q(claimed_by=participant))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def anybody_called(who: str) -> Participant | None:
    """Whoever is meant by a public name, by the address of an account or of a guest, or by "#" and a number.

    Somebody who was claimed is found as their account. The search for an address comes first, so that nobody can take
    another's address as a name.
    """
    found = _numbered(who[1:]) if who.startswith("#") else _with_address(who) or _labelled(who)
    return found.claimed_by or found if found else None


def _numbered(number: str) -> Participant | None:
    known = number.isascii() and number.isdigit() and len(number) <= 18
    return Participant.objects.filter(pk=int(number)).first() if known else None


def _with_address(address: str) -> Participant | None:
    person = Person.objects.filter(Q(email__iexact=address) | Q(emailaddress__email__iexact=address)).first()
    if person:
        return participant_of(person)
    return Participant.objects.filter(guest__address__iexact=address).first()


def _labelled(label: str) -> Participant | None:
    return Participant.objects.filter(label__iexact=label, erased_at=None).first()
