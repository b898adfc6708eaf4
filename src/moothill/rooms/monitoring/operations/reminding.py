"""Reminders before and after reports are due: a job."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.core.policy import CycleState, RecordState
from moothill.rooms.monitoring.models import Invitation
from moothill.rooms.monitoring.operations.letters import Kind, post, reach
from moothill.rooms.monitoring.queries.expected import still_due
from moothill.rooms.monitoring.queries.links import is_good, whole

BEFORE = timedelta(days=7)
EVERY = timedelta(days=7)


def remind(at: datetime) -> int:
    """A letter to each lead who was asked and has not reported: one 7 days before it is due, then one every 7 days after it.

    How many those were. They leave at the hour of digests.
    """
    return sum(_remind(pk, at) for pk in _near(at))


def _near(at: datetime) -> list[int]:
    rows = Invitation.objects.filter(
        ended_at=None, used_at=None, round__closed_at=None, round__due__isnull=False,
        round__due__lte=at.date() + BEFORE + timedelta(days=1), round__record__state=RecordState.PUBLISHED,
        commitment__record__cycle__state=CycleState.RUNNING,
    )  # fmt: skip
    return list(rows.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int, at: datetime) -> int:
    rows = whole().select_for_update(of=("self",))
    invitation = rows.get(pk=pk)
    cycle = invitation.commitment.record.cycle
    turn = _turn(invitation, cycle, at)
    if turn is None or not is_good(invitation, at) or reach(invitation.participant, cycle, at):
        return 0
    kind, period, since = turn
    told = max(invitation.sent_at, invitation.reminded_at or invitation.sent_at)
    if cycle.day(told) >= since or not still_due(invitation, cycle):
        return 0
    if not post(kind, invitation, period, cycle=cycle, at=at):
        return 0
    Invitation.objects.filter(pk=pk).update(reminded_at=at)
    return 1


def _turn(invitation: Invitation, cycle: Cycle, at: datetime) -> tuple[Kind, str, date] | None:
    """Which reminder it is time for, its mark, and the day from which on it is; None if it is not time for any.

    Days lost while no job ran are not made up for.
    """
    due, today = invitation.round.due, cycle.day(at)
    if due is None or at.astimezone(ZoneInfo(cycle.zone)).hour < settings.DIGEST_HOUR:
        return None
    if today <= due:
        return (Kind.SOON, "soon", due - BEFORE) if today >= due - BEFORE else None
    number = (today - due - timedelta(days=1)) // EVERY
    return Kind.LATE, f"late {number}", due + timedelta(days=1) + number * EVERY
