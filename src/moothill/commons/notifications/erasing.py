"""What goes when somebody is erased: everything this package holds about them, and about their addresses."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models.functions import Lower

from moothill.commons.notifications.addresses import digest
from moothill.commons.notifications.models import Letter, Reader, Refusal
from moothill.commons.people.models import Guest, Person
from moothill.commons.people.traces import addresses_of


def erase(participants: Sequence[int], at: datetime) -> None:
    """Forget that these participants read: their follows, notices, letters and choices.

    An address of theirs that gets news without an account is forgotten too.
    """
    addresses = _addresses(participants)
    digests = [digest(address) for address in addresses]
    Reader.objects.filter(participant__in=participants).delete()
    Reader.objects.filter(digest__in=digests).delete()
    Refusal.objects.filter(digest__in=digests).delete()
    asked = Letter.objects.exclude(address="").annotate(plain=Lower("address"))
    asked.filter(plain__in=[address.lower() for address in addresses]).delete()


def _addresses(participants: Sequence[int]) -> set[str]:
    guests = Guest.objects.filter(participant__in=participants).exclude(address="")
    people = Person.objects.filter(participant__in=participants)
    return {
        *guests.values_list("address", flat=True),
        *(address for person in people for address in addresses_of(person)),
    }
