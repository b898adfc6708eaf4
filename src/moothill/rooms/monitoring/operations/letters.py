"""Letters to leads: laid in the outbox in the transaction of the act, and sent by a job."""

from datetime import datetime
from enum import StrEnum

from django.conf import settings

from moothill.commons.cycles.models import Cycle, PracticePerson
from moothill.commons.notifications.addresses import address_of, is_refused
from moothill.commons.notifications.following import reader_of
from moothill.commons.notifications.models import Letter, LetterState, Silence
from moothill.commons.people.models import Participant
from moothill.rooms.monitoring.models import Invitation


class Kind(StrEnum):
    """What is written for."""

    ASK = "report-asked"
    SOON = "report-due-soon"
    LATE = "report-late"


def reach(participant: Participant, cycle: Cycle, at: datetime) -> str:
    """Why somebody cannot be written to about this cycle: "no-address", "refused" or "silent"; "" if they can."""
    if participant.erased_at is not None:
        return "no-address"
    if own := _invented(participant, cycle):
        return "refused" if is_refused(own) else ""
    reader = reader_of(participant.pk, at)
    address = address_of(reader)
    if not address:
        return "no-address"
    if is_refused(address):
        return "refused"
    return "silent" if Silence.objects.filter(reader=reader, cycle=cycle).exists() else ""


def post(kind: Kind, invitation: Invitation, period: str, *, cycle: Cycle, at: datetime) -> bool:
    """Lay a letter that is written when it leaves; once for each `period`. Whether it is a new one."""
    own = _invented(invitation.participant, cycle)
    reader = None if own else reader_of(invitation.participant_id, at)
    made = Letter(
        reader=reader, address=own, cycle=cycle, kind=kind, period=f"{invitation.pk} {period}",
        asks={"invitation": invitation.pk}, made_at=at, due_at=at, state=LetterState.WAITING,
    )  # fmt: skip
    there = Letter.objects.filter(reader=reader, cycle=cycle, kind=kind, period=made.period).exists()
    Letter.objects.bulk_create([made], ignore_conflicts=True)
    return not there


def _invented(participant: Participant, cycle: Cycle) -> str:
    """The address of somebody invented for practice, on a trial site, where mail goes no further than a folder; else ""."""
    if not (settings.AT_HOME and cycle.practice and participant.person):
        return ""
    invented = PracticePerson.objects.filter(participant=participant).exists()
    return participant.person.email if invented else ""
