"""What this package holds about somebody, for the file of their data."""

from typing import Any

from moothill.commons.notifications.models import Reader

_NOTICES = 5000  # the newest; older ones than half a year are not kept at all


def export(participant: int) -> dict[str, Any]:
    """The choices, follows and notices of a participant, as JSON; {} where there are none."""
    reader = Reader.objects.filter(participant=participant).first()
    if reader is None:
        return {}
    follows = reader.follows.select_related("cycle")
    notices = reader.notices.select_related("entry", "cycle")[:_NOTICES]
    return {
        "e_mail": {"how_often": reader.often, "language": reader.language},
        "no_mail_about": [silence.cycle.slug for silence in reader.silences.select_related("cycle")],
        "follows": [
            {
                "cycle": each.cycle.slug,
                "topic": each.topic,
                "how_often": each.often,
                "since": each.since.isoformat(),
            }
            for each in follows
        ],
        "notices": [
            {
                "cycle": each.cycle.slug,
                "line": each.entry.number,
                "what": each.entry.kind,
                "at": each.at.isoformat(),
                "read_at": each.read_at.isoformat() if each.read_at else None,
                "mailed_at": each.mailed_at.isoformat() if each.mailed_at else None,
            }
            for each in notices
        ],
    }
