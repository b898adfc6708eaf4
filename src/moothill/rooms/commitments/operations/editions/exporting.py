"""What a download of somebody's data has from here."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.people.exporting import Section, moment
from moothill.rooms.commitments.models import Submission


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Submissions of a plan that they recorded."""
    rows = Submission.objects.filter(by__in=participants).select_related("edition__record__cycle")
    yield Section(
        "submissions",
        "Submissions of a plan that you recorded.",
        [_row(each) for each in rows.order_by("pk")],
    )


def _row(each: Submission) -> dict[str, Any]:
    record = each.edition.record
    return {
        "cycle": record.cycle.slug,
        "edition": record.reference,
        "day": each.day.isoformat(),
        "because": each.because,
        "at": moment(each.at),
    }
