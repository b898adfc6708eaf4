"""What the page of a reporting period shows beside its fields: who was asked, who reported, and what is overdue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.monitoring.kinds import PHASE_TONES, STATE_TONES, Phase, State
from moothill.rooms.monitoring.models import Invitation, Round
from moothill.rooms.monitoring.queries.expected import Due, dues
from moothill.rooms.monitoring.queries.rounds import days_late, is_open, phase_of
from moothill.rooms.monitoring.queries.sides import side_label


@dataclass(slots=True)
class _Group:
    """One commitment and one side: what was reported, what is missing, and when somebody was asked by mail."""

    record: Any
    side: str
    asked: Any = None
    reported: list[dict[str, Any]] = field(default_factory=list)
    missing: list[Any] = field(default_factory=list)


def gather(thing: Round, place: Place) -> Mapping[str, Any]:
    """Where the period stands today, each commitment and side with its reports, and what those who may can do."""
    phase = phase_of(thing, place.cycle, place.today)
    found = dues(thing, place.cycle) if phase != Phase.TO_COME else []
    groups = _groups(found, thing, place)
    return {
        "phase": phase,
        "tone": PHASE_TONES[phase],
        "late": days_late(thing, place.cycle, place.today),
        "groups": groups,
        "expected": len(found),
        "reported": sum(due.update is not None for due in found),
        "missing_milestones": sum(due.update is None for due in found),
        "doors": _doors(thing, place),
    }


def _groups(found: Sequence[Due], thing: Round, place: Place) -> list[_Group]:
    sent = Invitation.objects.filter(round=thing).order_by("sent_at")
    asked = {(row.commitment_id, row.side): row.sent_at for row in sent}
    groups: dict[tuple[int, str], _Group] = {}
    for due in found:
        commitment = due.milestone.commitment
        key = (commitment.pk, str(due.side))
        if key not in groups:
            groups[key] = _Group(commitment.record, side_label(due.side), asked.get(key))
        record = due.milestone.record
        record.cycle = commitment.record.cycle = place.cycle
        if due.update is None:
            groups[key].missing.append(record)
        else:
            due.update.record.cycle = place.cycle
            groups[key].reported.append(
                {"milestone": record, "update": due.update, "tone": STATE_TONES[State(due.update.state)]}
            )
    return list(groups.values())


def _doors(thing: Round, place: Place) -> list[tuple[Any, str]]:
    from django.utils.translation import gettext as _

    record = thing.record
    may = decide(Act.OPEN_ROUND, facts_of(place.actor, place.cycle, record)).allowed
    if not may or record.state != RecordState.PUBLISHED:
        return []
    url = record.get_absolute_url()
    if thing.closed_at is not None:
        return [(_("Open it again"), f"{url}open-again/")]
    ask = [(_("Ask the leads by e-mail"), f"{url}ask/")] if is_open(thing, place.cycle, place.today) else []
    return [*ask, (_("Close this period"), f"{url}close/")]
