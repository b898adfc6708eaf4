"""What this package holds about somebody, for the file of their data."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.notifications.models import Follow, Notice, Reader
from moothill.commons.people.exporting import Section, moment

_NOTICES = 5000  # the newest; none older than half a year is kept at all


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Choices, follows and notices."""
    readers = Reader.objects.filter(participant__in=participants).order_by("pk")
    follows = Follow.objects.filter(reader__in=readers).select_related("cycle").order_by("pk")
    notices = Notice.objects.filter(reader__in=readers).select_related("entry", "cycle").order_by("-pk")
    yield Section(
        "e_mail",
        "How often and in which language you are written to, and about which cycles never.",
        list(map(_choice, readers)),
    )
    yield Section("follows", "What you follow, and whether you asked to.", list(map(_follow, follows)))
    yield Section(
        "notices",
        "Lines of the public journals that you were told of.",
        list(map(_notice, notices[:_NOTICES])),
    )


def _choice(reader: Reader) -> dict[str, Any]:
    silent = reader.silences.select_related("cycle").order_by("pk")
    return {
        "how_often": reader.often,
        "language": reader.language,
        "never_about": [each.cycle.slug for each in silent],
    }


def _follow(follow: Follow) -> dict[str, Any]:
    return {
        "cycle": follow.cycle.slug,
        "topic": follow.topic,
        "how_often": follow.often,
        "asked": follow.asked,
        "since": moment(follow.since),
    }


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "cycle": notice.cycle.slug,
        "line": notice.entry.number,
        "what": notice.entry.kind,
        "at": moment(notice.at),
        "read": moment(notice.read_at),
        "mailed": moment(notice.mailed_at),
    }
