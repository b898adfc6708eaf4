"""Who is to report for a period on what, who did, and what is overdue.

The government's side reports on every milestone; civil society's side where it has a lead, was asked, or reported. Nothing
more is expected of a side that said before the end of the period that a milestone is complete or dropped, nor of a milestone
that begins after it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from moothill.commons.cycles.models import Cycle
from moothill.core.policy import RecordState, Side
from moothill.rooms.monitoring.kinds import REPORTING, SETTLED
from moothill.rooms.monitoring.models import Invitation, Round, Update
from moothill.rooms.monitoring.queries.milestones import standing_in
from moothill.rooms.monitoring.queries.sides import leads_of
from moothill.rooms.monitoring.queries.states import dated


@dataclass(frozen=True, slots=True)
class Due:
    """That a side is to report on a milestone. `update` is its last report for the period, None if there is none yet."""

    milestone: Any
    side: Side
    update: Update | None


@dataclass(frozen=True, slots=True)
class _Known:
    reports: Mapping[tuple[int, str], Update]
    settled: frozenset[tuple[int, str]]
    asked: frozenset[tuple[int, str]]


def dues(round: Round, cycle: Cycle, *, milestones: Iterable[int] | None = None) -> list[Due]:
    """Every report that is expected for `round`, in the order of the plan, government first; those of some milestones only.

    Five questions, however many milestones there are.
    """
    rows = standing_in(cycle)
    if milestones is not None:
        rows = rows.filter(pk__in=list(milestones))
    things = [thing for thing in rows if _is_meant(thing, round)]
    known = _known(round, things)
    return [
        Due(thing, side, known.reports.get((thing.pk, side)))
        for thing in things
        for side in REPORTING
        if _is_expected(thing, side, known)
    ]


def _is_meant(thing: Any, round: Round) -> bool:
    if round.closed_at and thing.record.published_at > round.closed_at:
        return False
    return not (thing.earliest and round.latest and thing.earliest > round.latest)


def _is_expected(thing: Any, side: Side, known: _Known) -> bool:
    if (thing.pk, side) in known.reports:
        return True
    if (thing.pk, side) in known.settled:
        return False
    return side == Side.GOVERNMENT or (thing.commitment_id, side) in known.asked


def _known(round: Round, things: Sequence[Any]) -> _Known:
    ids = [thing.pk for thing in things]
    commitments = {thing.commitment_id for thing in things}
    asked = set(Invitation.objects.filter(round=round).values_list("commitment", "side"))
    if round.closed_at is None:
        asked |= set(leads_of(commitments))
    return _Known(_reports(round, ids), frozenset(_settled(round, ids)), frozenset(asked))


def _reports(round: Round, ids: Sequence[int]) -> dict[tuple[int, str], Update]:
    rows = Update.objects.filter(round=round, milestone__in=ids, record__state=RecordState.PUBLISHED)
    order = ("holds", "record__published_at", "pk")
    return {
        (row.milestone_id, row.side): row for row in dated(rows).select_related("record").order_by(*order)
    }


def _settled(round: Round, ids: Sequence[int]) -> Iterable[tuple[int, str]]:
    """Of which milestone which side had said before the end of the period that it is complete or dropped."""
    rows = dated(Update.objects.filter(milestone__in=ids, record__state=RecordState.PUBLISHED))
    if round.latest:
        rows = rows.filter(holds__lte=round.latest)
    newest = [F("holds").desc(), F("record__published_at").desc(), F("pk").desc()]
    place = Window(RowNumber(), partition_by=["milestone", "side"], order_by=newest)
    last = rows.exclude(round=round).annotate(place=place).filter(place=1)
    for milestone, side, state in last.values_list("milestone", "side", "state"):
        if state in SETTLED:
            yield milestone, side


def still_due(invitation: Invitation, cycle: Cycle) -> bool:
    """Whether the side of an invitation has still to report on a milestone of its commitment."""
    mine = standing_in(cycle).filter(commitment=invitation.commitment_id).values_list("pk", flat=True)
    found = dues(invitation.round, cycle, milestones=list(mine))
    return any(due.update is None for due in found if due.side == invitation.side)
