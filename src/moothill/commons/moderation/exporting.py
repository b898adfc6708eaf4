"""What a download of somebody's data has from here: what the rules said about what they sent, and what they reported."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.moderation.models import Hiding, Report, Sighting
from moothill.commons.people.exporting import Section, moment

_SIGHTINGS = "What the rules said about each thing you sent. The digest of the network it came from is deleted on time."


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Sightings, reports, and what of theirs was hidden with their appeals."""
    seen = Sighting.objects.filter(participant__in=participants).select_related("cycle").order_by("pk")
    yield Section("seen_by_rules", _SIGHTINGS, [_sighting(each) for each in seen])
    reports = Report.objects.filter(by__in=participants).select_related("cycle").order_by("pk")
    yield Section(
        "reports",
        "What you reported; only you and the moderators can read it.",
        [_report(each) for each in reports],
    )
    hidden = Hiding.objects.filter(author__in=participants).select_related("cycle").order_by("pk")
    yield Section(
        "hidden", "What of yours was hidden, why, and your appeals.", [_hiding(each) for each in hidden]
    )


def _sighting(each: Sighting) -> dict[str, Any]:
    return {
        "cycle": each.cycle.slug,
        "at": moment(each.at),
        "about": f"{each.target} {each.target_id}",
        "verdict": each.verdict,
        "concerns": each.concerns,
        "standing": each.standing,
        "network_kept": bool(each.network),
    }


def _report(each: Report) -> dict[str, Any]:
    return {
        "cycle": each.cycle.slug,
        "at": moment(each.at),
        "about": f"{each.target} {each.target_id}",
        "reason": each.code,
        "words": each.words,
        "outcome": each.outcome,
    }


def _hiding(each: Hiding) -> dict[str, Any]:
    return {
        "cycle": each.cycle.slug,
        "at": moment(each.at),
        "about": f"{each.target} {each.target_id}",
        "reason": each.reason,
        "appeal": each.appeal,
        "answer": each.answer,
        "restored": moment(each.restored_at),
    }
