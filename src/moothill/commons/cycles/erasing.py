"""Erasing somebody who holds roles: the roles end, their lines stay without a name."""

from collections.abc import Sequence
from datetime import datetime

from moothill.commons.cycles.models import PracticePerson, RoleHeld
from moothill.commons.cycles.operations import end_of_role
from moothill.commons.journal.erasing import forget_titles, hold_heads
from moothill.commons.journal.models import Entry
from moothill.commons.people.erasing import erase_again
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor

FOLLOWER = "erasure"


def erase(participants: Sequence[int], at: datetime) -> None:
    """End the roles of these participants now, and take their names from the lines about roles.

    Who held a role is public for good; after this the holder is "a contributor".
    """
    held = RoleHeld.objects.filter(participant__in=participants, until=None)
    ending = list(held.select_for_update(of=("self",)).select_related("cycle", "participant").order_by("pk"))
    RoleHeld.objects.filter(pk__in=[each.pk for each in ending]).update(until=at)
    hold_heads()
    for each in ending:
        end_of_role(each, by=Actor(participant=each.participant_id), at=at)
    roles = RoleHeld.objects.filter(participant__in=participants).select_related("cycle")
    forget_titles(f"{each.cycle.slug}/roles/{each.pk}" for each in roles)


def is_invented(participant: int) -> bool:
    """Whether this is one of the people of the practice cycles, who stay as they are."""
    return PracticePerson.objects.filter(participant=participant).exists()


def follow(lines: Sequence[Entry]) -> None:
    """A follower of the journal: finds lines that were being written about somebody while they were erased."""
    actors = {line.actor_id for line in lines if line.actor_id and line.actor_name}
    roles = [
        line.subject.rpartition("/")[2] for line in lines if line.kind.startswith("role.") and line.title
    ]
    holders = RoleHeld.objects.filter(pk__in=[role for role in roles if role.isdigit()])
    named = actors | set(holders.values_list("participant", flat=True))
    erased = Participant.objects.filter(pk__in=named, erased_at__isnull=False)
    erase_again(list(erased.values_list("pk", flat=True)), lines[-1].at)
