"""Reporting periods: which are open, and which takes a report today."""

from datetime import date
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.core.policy import CycleState
from moothill.rooms.monitoring.kinds import Phase
from moothill.rooms.monitoring.models import Round


def rounds_of(cycle: Cycle, actor: Actor) -> Any:
    """The periods of a cycle that `actor` may see, the newest first: a query to narrow further."""
    rounds = Round.objects.visible_in(cycle, actor).select_related("record")
    return rounds.order_by("-latest", "-record__position", "-pk")


def phase_of(round: Round, cycle: Cycle, today: date) -> Phase:
    """Where a period stands on a day: it takes reports from the first day that is reported on until it is closed.

    Those of a cycle that is not running take none.
    """
    if round.closed_at is not None or cycle.state != CycleState.RUNNING:
        return Phase.CLOSED
    if round.earliest is not None and round.earliest > today:
        return Phase.TO_COME
    return Phase.LATE if round.due is not None and round.due < today else Phase.OPEN


def is_open(round: Round, cycle: Cycle, today: date) -> bool:
    """Whether a period takes reports on that day: also when it is overdue."""
    return phase_of(round, cycle, today) in {Phase.OPEN, Phase.LATE}


def open_rounds(cycle: Cycle, today: date) -> list[Round]:
    """The public periods of a cycle that take reports on that day, the earliest due first. One question."""
    rows = [row for row in rounds_of(cycle, PASSER_BY).filter(closed_at=None) if is_open(row, cycle, today)]
    return sorted(rows, key=lambda row: (row.due or date.max, row.pk))


def days_late(round: Round, cycle: Cycle, today: date) -> int:
    """How many days ago the reports of a period that is still open were due; 0 if they are not overdue."""
    return (today - round.due).days if round.due and phase_of(round, cycle, today) == Phase.LATE else 0
