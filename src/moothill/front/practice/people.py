"""The invented people behind the parts: accounts into which nobody can sign in, and which hold roles in practice cycles."""

from datetime import datetime

from moothill.commons.cycles.models import Cycle, PracticePerson
from moothill.commons.cycles.operations import appoint
from moothill.commons.people.models import Participant, Person
from moothill.commons.policy.actors import OPERATOR
from moothill.front.practice.parts import PARTS, Part

_REASON = "so that everything can be tried in the practice cycle"


def invent_people(*, cycle: Cycle, at: datetime) -> dict[str, Participant]:
    """Everybody in PARTS with an account, by part, made at first need; with their roles in `cycle`.

    Call inside a transaction.
    """
    people = {part.part: _somebody(part) for part in PARTS if part.name and not part.guest}
    for part in PARTS:
        if part.role:
            appoint(
                cycle=cycle, participant=people[part.part], role=part.role, side=part.side, reason=_REASON,
                by=OPERATOR, at=at,
            )  # fmt: skip
    return people


def _somebody(part: Part) -> Participant:
    """Their account is not active, and has no password: the site's own doors are shut to it."""
    known = PracticePerson.objects.filter(part=part.part).select_related("participant").first()
    if known:
        return known.participant
    person = Person.objects.create_user(f"practice-{part.part}@example.org", is_active=False)
    participant = Participant.objects.create(person=person, label=free_label(part.name))
    PracticePerson.objects.create(participant=participant, part=part.part)
    return participant


def free_label(name: str) -> str:
    """The name, or with a number if somebody real has it already."""
    number, label = 1, name
    while Participant.objects.filter(label__iexact=label).exists():
        number += 1
        label = f"{name} {number}"
    return label
