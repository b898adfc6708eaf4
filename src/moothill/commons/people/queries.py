"""Finding people."""

from moothill.commons.people.models import Participant, Person
from moothill.commons.people.operations import participant_of


def participant_called(who: str) -> Participant | None:
    """The participant with an account whose e-mail address or public name this is."""
    person = Person.objects.filter(email__iexact=who, is_active=True).first()
    if person:
        return participant_of(person)
    return Participant.objects.filter(label__iexact=who, person__is_active=True).first()
