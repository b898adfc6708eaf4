"""What a download of somebody's data has from here."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.people.exporting import Section, moment
from moothill.rooms.signoffs.models import Signature


def export(participants: Sequence[int]) -> Iterable[Section]:
    """What they entered at the steps of routes."""
    rows = Signature.objects.filter(by__in=participants).select_related(
        "step__route__record__cycle", "document"
    )
    yield Section(
        "sign_offs",
        "Decisions of bodies and offices that you entered.",
        [_row(each) for each in rows.order_by("pk")],
    )


def _row(each: Signature) -> dict[str, Any]:
    record = each.step.route.record
    return {
        "cycle": record.cycle.slug,
        "route": record.reference,
        "step": each.step.number,
        "office": each.step.office,
        "verdict": each.verdict,
        "day": each.day.isoformat(),
        "said_by": each.said_by,
        "conditions": each.conditions,
        "document": each.document.reference if each.document else None,
        "at": moment(each.at),
    }
