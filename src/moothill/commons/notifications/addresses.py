"""Where a reader is written to, and the keyed digest that stands for an address where the address itself must not."""

import hashlib

from django.utils.crypto import salted_hmac

from moothill.commons.notifications.models import Reader, Refusal
from moothill.commons.people.models import Guest, Participant


def digest(address: str) -> str:
    """What is kept of an address: nobody without the site's secret key can tell which it was, or try some."""
    return salted_hmac(
        "moothill.notifications.address", address.strip().casefold(), algorithm="sha256"
    ).hexdigest()


def short(text: str) -> str:
    """A short mark of a text, for a key that must not hold it."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def address_of(reader: Reader) -> str:
    """The confirmed address of a reader; "" where there is none that may be written to.

    An account's address is confirmed before anybody can sign in; that of an account that is shut is not used.
    """
    if reader.participant_id is None:
        return reader.address
    participant = Participant.objects.select_related("person").get(pk=reader.participant_id)
    if participant.erased_at or participant.claimed_by_id:
        return ""
    if participant.person:
        return participant.person.email if participant.person.is_active else ""
    guest = Guest.objects.filter(participant=participant).exclude(confirmed_at=None).first()
    return guest.address if guest else ""


def is_refused(address: str) -> bool:
    """Whether mail to this address came back, and its owner has not confirmed it since."""
    return Refusal.objects.filter(digest=digest(address)).exists()
