"""What a download of somebody's data has from here: what they set apart, and how they let people ask what was missed."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.people.exporting import Section, moment
from moothill.rooms.themes.models import Apart, Missed

_APART = "Contributions of which you said that they fit no theme, and why."
_MISSED = "How you settled that people are asked what the themes miss."


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Both, as they stand."""
    apart = Apart.objects.filter(by__in=participants).select_related("input__record__cycle").order_by("pk")
    yield Section("set-apart", _APART, [_apart(each) for each in apart])
    missed = Missed.objects.filter(by__in=participants).select_related("cycle", "call__record").order_by("pk")
    yield Section("missed", _MISSED, [_missed(each) for each in missed])


def _apart(each: Apart) -> dict[str, Any]:
    record = each.input.record
    return {
        "cycle": record.cycle.slug,
        "contribution": record.reference,
        "because": each.because,
        "name": each.by_name,
        "at": moment(each.at),
    }


def _missed(each: Missed) -> dict[str, Any]:
    return {
        "cycle": each.cycle.slug,
        "call": each.call.record.reference if each.call else None,
        "because": each.because,
        "name": each.by_name,
        "at": moment(each.at),
    }
