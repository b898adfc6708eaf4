"""What a download of somebody's data has from here: the dates that they moved."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.people.exporting import Section, moment
from moothill.rooms.commitments.models import Move


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Dates of milestones that they moved."""
    moved = Move.objects.filter(by__in=participants).select_related("milestone__record__cycle")
    yield Section(
        "moves", "Milestones whose dates you moved.", [_move(each) for each in moved.order_by("pk")]
    )


def _move(each: Move) -> dict[str, Any]:
    record = each.milestone.record
    return {
        "cycle": record.cycle.slug,
        "milestone": record.reference,
        "from": each.before["words"] if each.before else None,
        "to": each.after["words"] if each.after else None,
        "because": each.because,
        "agreed": each.agreed,
        "name": each.by_name,
        "at": moment(each.at),
    }
