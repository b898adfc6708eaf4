"""What a download of somebody's data has from here: the scores they gave."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.people.exporting import Section, moment
from moothill.rooms.commitments.models import Score

_SCORES = "What you gave candidates for commitments, by the criteria of their cycle, and why. That is public."


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Every score, as it stands."""
    given = Score.objects.filter(by__in=participants).select_related("commitment__record__cycle", "criterion")
    yield Section("scores", _SCORES, [_score(each) for each in given.order_by("pk")])


def _score(each: Score) -> dict[str, Any]:
    record = each.commitment.record
    return {
        "cycle": record.cycle.slug,
        "commitment": record.reference,
        "criterion": each.criterion.title,
        "points": each.points,
        "of": each.criterion.most,
        "why": each.why,
        "name": each.by_name,
        "at": moment(each.at),
    }
