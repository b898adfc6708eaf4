"""What a download of somebody's data has from here: what they lead, and the summaries they wrote."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.people.exporting import Section, moment
from moothill.rooms.commitments.models import FormerSummary, Lead, Summary


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Commitments that they lead or led, and those that they explained in plain words."""
    led = Lead.objects.filter(participant__in=participants).select_related("commitment__record__cycle")
    yield Section(
        "leads",
        "Commitments that you lead or led; that is public.",
        [_lead(each) for each in led.order_by("pk")],
    )
    written = Summary.objects.filter(by__in=participants).select_related("commitment__record__cycle")
    former = FormerSummary.objects.filter(by__in=participants).select_related("commitment__record__cycle")
    yield Section(
        "summaries",
        "Commitments that you explained in plain words, with what you wrote before it was written anew.",
        [*map(_summary, written.order_by("pk")), *map(_summary, former.order_by("pk"))],
    )


def _lead(each: Lead) -> dict[str, Any]:
    record = each.commitment.record
    return {
        "cycle": record.cycle.slug,
        "commitment": record.reference,
        "side": each.side,
        "since": moment(each.since),
        "until": moment(each.until),
    }


def _summary(each: Summary | FormerSummary) -> dict[str, Any]:
    record = each.commitment.record
    return {
        "cycle": record.cycle.slug,
        "commitment": record.reference,
        "of_version": each.of_version,
        "words": each.words,
        "name": each.by_name,
        "at": moment(each.at),
    }
