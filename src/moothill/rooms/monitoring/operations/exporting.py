"""What a download of somebody's data has from here."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.people.exporting import Section, moment
from moothill.rooms.monitoring.models import Invitation


def export(participants: Sequence[int]) -> Iterable[Section]:
    """The personal links by which they were asked to report. Their reports themselves are among their versions."""
    mine = Invitation.objects.filter(participant__in=participants).order_by("pk")
    rows = mine.select_related("commitment__record__cycle", "round__record")
    yield Section(
        "report_links", "Personal links by which you were asked to report.", [_link(each) for each in rows]
    )


def _link(each: Invitation) -> dict[str, Any]:
    record = each.commitment.record
    return {
        "cycle": record.cycle.slug,
        "commitment": record.reference,
        "round": each.round.record.reference,
        "side": each.side,
        "sent": moment(each.sent_at),
        "reminded": moment(each.reminded_at),
        "used": moment(each.used_at),
        "ended": moment(each.ended_at),
    }
