"""Closing a reporting period, and opening it again."""

from datetime import datetime

from django.db import transaction

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import ReasonNeeded, WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.monitoring.errors import ClosedAlready, NotClosed
from moothill.rooms.monitoring.models import Invitation, Round


@transaction.atomic
def close_round(*, round: Record, because: str, by: Actor, at: datetime) -> Record:
    """Take no more reports for a period; the personal links for it open nothing from now on.

    Raises Refused, ReasonNeeded, ClosedAlready, and WrongState for one that is not public.
    """
    locked, period = _hold(round, because, by)
    if period.closed_at is not None:
        raise ClosedAlready
    Round.objects.filter(pk=period.pk).update(closed_at=at)
    Invitation.objects.filter(round=period, ended_at=None).update(ended_at=at)
    _tell(locked, "round.closed", because, by, at)
    return locked


@transaction.atomic
def reopen_round(*, round: Record, because: str, by: Actor, at: datetime) -> Record:
    """Take reports for a closed period again. Links that were sent before stay ended: leads are asked anew.

    Raises Refused, ReasonNeeded, NotClosed, and WrongState for one that is not public.
    """
    locked, period = _hold(round, because, by)
    if period.closed_at is None:
        raise NotClosed
    Round.objects.filter(pk=period.pk).update(closed_at=None)
    _tell(locked, "round.open-again", because, by, at)
    return locked


def _hold(round: Record, because: str, by: Actor) -> tuple[Record, Round]:
    locked = laying.lock(round)
    require(Act.OPEN_ROUND, facts_of(by, locked.cycle, locked))
    if locked.state != RecordState.PUBLISHED:
        raise WrongState(str(locked.get_state_display()))
    if not because.strip():
        raise ReasonNeeded
    return locked, Round.objects.get(pk=locked.pk)


def _tell(record: Record, kind: str, because: str, by: Actor, at: datetime) -> None:
    write(
        head=record.cycle.head_id, kind=kind, subject=f"{record.cycle.slug}/{record.reference}", version=record.version,
        title=record.title, reason=because.strip(), by=by, at=at,
    )  # fmt: skip
