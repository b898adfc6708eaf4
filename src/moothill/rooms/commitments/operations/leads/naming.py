"""Saying who leads a commitment for each side, and ending that."""

from datetime import datetime

from django.db import transaction

from moothill.commons.cycles.models import RoleHeld
from moothill.commons.journal.operations import write
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import ReasonNeeded, WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState, Role, Side
from moothill.rooms.commitments.errors import LedAlready, NobodyLeads, NoLeadToBe
from moothill.rooms.commitments.kinds import Side as Named
from moothill.rooms.commitments.models import Commitment, Lead
from moothill.rooms.commitments.queries.leading import leading_now


@transaction.atomic
def name_lead(
    *,
    commitment: Commitment,
    side: Side,
    participant: Participant,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Lead:
    """From now on `participant`, who holds the role of a commitment lead for `side`, leads this commitment for that side.

    Naming the same person again changes nothing. Who lost the role since they were named makes room for another.
    Raises Refused, WrongState, NoLeadToBe, LedAlready.
    """
    record = _lock(commitment, by)
    if record.state == RecordState.WITHDRAWN:
        raise WrongState(str(record.get_state_display()))
    held = RoleHeld.objects.filter(
        cycle=record.cycle, participant=participant, role=Role.COMMITMENT_LEAD, side=side, until=None
    )
    if side is Side.NEITHER or not held.exists():
        raise NoLeadToBe(participant.public_name, str(Named(side).label) if side is not Side.NEITHER else "-")
    present = leading_now().filter(commitment=commitment, side=side).select_related("participant").first()
    if present and present.participant_id == participant.pk:
        return present
    if present:
        raise LedAlready(present.participant.public_name)
    Lead.objects.filter(commitment=commitment, side=side, until=None).update(until=at)
    made = Lead.objects.create(commitment=commitment, side=side, participant=participant, since=at)
    _journal(record, "lead-named", made, by=by, at=at, reason=reason)
    return made


@transaction.atomic
def end_lead(*, commitment: Commitment, side: Side, reason: str, by: Actor, at: datetime) -> Lead:
    """Whoever leads this commitment for `side` leads it no more. Raises Refused, ReasonNeeded, NobodyLeads."""
    record = _lock(commitment, by)
    if not reason.strip():
        raise ReasonNeeded
    present = leading_now().filter(commitment=commitment, side=side).first()
    if present is None:
        raise NobodyLeads
    present.until = at
    present.save(update_fields=["until"])
    _journal(record, "lead-ended", present, by=by, at=at, reason=reason)
    return present


def _lock(commitment: Commitment, by: Actor) -> Record:
    record = laying.lock(commitment.record)
    require(Act.NAME_LEAD, facts_of(by, record.cycle, record))
    return record


def _journal(record: Record, act: str, lead: Lead, *, by: Actor, at: datetime, reason: str) -> None:
    # Whom it is about is told by the number of the participant, so that an erasure leaves the line as it is.
    shown = record.state != RecordState.DRAFT
    write(
        head=record.cycle.head_id,
        kind=f"commitment.{act}" if shown else "commitment.prepared",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title if shown else "",
        reason=reason if shown else "",
        by=by,
        at=at,
        facts={"side": lead.side, "lead": lead.pk} if shown else {},
    )
