"""What a download of somebody's data has from here."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.people.exporting import Section, moment
from moothill.rooms.responses.models import Consent, Finish


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Responses that they agreed to, and calls that they finished."""
    agreed = (
        Consent.objects.filter(by__in=participants).select_related("response__record__cycle").order_by("pk")
    )
    yield Section(
        "agreed", "Responses to which you agreed for your side.", [_consent(each) for each in agreed]
    )
    finished = Finish.objects.filter(by__in=participants).select_related(
        "call__record__cycle", "response__record"
    )
    yield Section("finished", "Calls that you finished.", [_finish(each) for each in finished.order_by("pk")])


def _consent(each: Consent) -> dict[str, Any]:
    record = each.response.record
    return {
        "cycle": record.cycle.slug,
        "response": record.reference,
        "version": each.version,
        "side": each.side,
        "at": moment(each.at),
    }


def _finish(each: Finish) -> dict[str, Any]:
    record = each.call.record
    return {
        "cycle": record.cycle.slug,
        "call": record.reference,
        "response": each.response.record.reference,
        "at": moment(each.at),
    }
