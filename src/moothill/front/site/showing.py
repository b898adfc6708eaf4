"""What may be told of a version. Every page, feed and form that lets words of a revision out asks here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from moothill.commons.record import kinds
from moothill.commons.record.models import Revision
from moothill.front.site import wording
from moothill.front.site.veils import Veil, unnamed, veils


@dataclass(frozen=True, slots=True)
class Shown:
    """A revision as it may be told. `gap` says in words that something of it is hidden, "" where nothing is;
    `gap_reason` is why, in a moderator's words.

    `content` is None where its words are hidden or held; `reason` is "" then. `who` laid the version down, and is never
    empty; `suggested_by` is "" unless they let in what somebody else had suggested.
    """

    revision: Revision
    content: Mapping[str, Any] | None
    reason: str
    who: str
    suggested_by: str = ""
    gap: str = ""
    gap_reason: str = ""

    @property
    def number(self) -> int:
        """The number of the version."""
        return self.revision.number


def shown(revisions: Iterable[Revision]) -> list[Shown]:
    """Each of these revisions as it may be told, in the same order. Give all of a page at once: two questions."""
    rows = list(revisions)
    covers = veils([row.pk for row in rows]) if rows else {}
    return [_shown(row, covers.get(row.pk)) for row in rows]


def _shown(revision: Revision, veil: Veil | None) -> Shown:
    author = wording.by(revision.suggested_by_name) if revision.suggested_by_id else ""
    who = wording.by(revision.by_name)
    if veil is None:
        return Shown(revision, content_of(revision), revision.reason, who, suggested_by=author)
    if veil.author:  # whoever wrote the words; a steward who let them in stands by their act
        who, author = (who, unnamed()) if author else (unnamed(), "")
    content = None if veil.words else content_of(revision)
    reason = "" if veil.words else revision.reason
    return Shown(revision, content, reason, who, author, gap=veil.gap, gap_reason=veil.reason)


def content_of(revision: Revision) -> dict[str, Any]:
    """Every open field; one that came to the kind later than this version is empty."""
    fields = kinds.get(revision.record.kind).fields
    return {field.name: revision.content.get(field.name, field.empty) for field in fields}
