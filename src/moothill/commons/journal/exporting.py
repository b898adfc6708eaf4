"""What a download of somebody's data has from here: the lines about what they did."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.journal.models import Entry
from moothill.commons.people.exporting import Section, moment

_ABOUT = (
    "Lines of the public journals about what you did: the journal, the number of the line, when, what, about which record, "
    "and what the line says."
)


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Every line about what they did."""
    lines = Entry.objects.filter(actor__in=participants).select_related("head").order_by("head", "number")
    yield Section("journal", _ABOUT, [_line(line) for line in lines.iterator(chunk_size=2000)])


def _line(line: Entry) -> dict[str, Any]:
    return {
        "journal": line.head.scope,
        "number": line.number,
        "at": moment(line.at),
        "kind": line.kind,
        "subject": line.subject,
        "name": line.actor_name,
        "title": line.title,
        "reason": line.reason,
        "facts": line.facts,
    }
