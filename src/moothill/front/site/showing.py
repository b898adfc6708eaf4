"""What may be told of a version. Every page, feed and form that lets words of a revision out asks here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from moothill.commons.record import kinds
from moothill.commons.record.models import Revision
from moothill.front.site import wording


@dataclass(frozen=True, slots=True)
class Shown:
    """A revision as it may be told. `gap` says in words that something of it is hidden, and why; "" where nothing is.

    `content` is None where its words are hidden; `reason` is "" then. `who` laid the version down, and is never empty;
    `suggested_by` is "" unless they let in what somebody else had suggested.
    """

    revision: Revision
    content: Mapping[str, Any] | None
    reason: str
    who: str
    suggested_by: str = ""
    gap: str = ""

    @property
    def number(self) -> int:
        """The number of the version."""
        return self.revision.number


def shown(revisions: Iterable[Revision]) -> list[Shown]:
    """Each of these revisions as it may be told, in the same order. Give all of a page at once."""
    return [_whole(revision) for revision in revisions]


def _whole(revision: Revision) -> Shown:
    author = wording.by(revision.suggested_by_name) if revision.suggested_by_id else ""
    who = wording.by(revision.by_name)
    return Shown(revision, content_of(revision), revision.reason, who, suggested_by=author)


def content_of(revision: Revision) -> dict[str, Any]:
    """Every open field; one that came to the kind later than this version is empty."""
    fields = kinds.get(revision.record.kind).fields
    return {field.name: revision.content.get(field.name, field.empty) for field in fields}
