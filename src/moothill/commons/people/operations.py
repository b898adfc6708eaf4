"""What happens to people's own particulars."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from moothill.commons.people.errors import NameRefused, NameTaken
from moothill.commons.people.models import Participant, Person
from moothill.commons.people.names import friendly_label, is_plain, tidy

_TRIES = 20
MOST_LETTERS = 80


def participant_of(person: Person) -> Participant:
    """The participant who stands for `person` in public; made at first need, under a friendly label."""
    found = Participant.objects.filter(person=person).select_related("organisation").first()
    return found or _introduce(person)


def _introduce(person: Person) -> Participant:
    for _try in range(_TRIES):
        try:
            with transaction.atomic():
                return Participant.objects.create(person=person, label=friendly_label())
        except IntegrityError:
            if found := Participant.objects.filter(person=person).first():
                return found  # another request was first
    raise NameTaken(_("no free label was found"))


@transaction.atomic
def rename(*, participant: Participant, label: str, by: Participant, at: datetime) -> Participant:
    """Give `participant` the public name `label`. Only the participant may. Raises NameTaken, NameRefused."""
    if by.pk != participant.pk:
        raise PermissionError("only the participant may change the participant's name")
    label = tidy(label)
    if not is_plain(label) or len(label) > MOST_LETTERS:
        raise NameRefused
    if Participant.objects.filter(label__iexact=label).exclude(pk=participant.pk).exists():
        raise NameTaken(label)
    participant.label = label
    participant.save(update_fields=["label"])
    return participant
