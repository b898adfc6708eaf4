"""Reading the journal."""

from collections.abc import Iterator

from django.db.models import QuerySet

from moothill.commons.journal.models import Entry, Head
from moothill.commons.journal.operations import stamp
from moothill.core.ledger import Fault, Line, Sealed, check, digest

_COLUMNS = (
    "number", "at", "kind", "subject", "version", "actor_digest", "reason_digest", "title_digest", "facts",
    "previous", "seal", "salt", "actor_name", "reason", "title",
)  # fmt: skip


def latest(head: int, *, before: int | None = None, limit: int = 50) -> list[Entry]:
    """Up to `limit` lines, newest first, older than line `before` if that is given."""
    lines: QuerySet[Entry] = Entry.objects.filter(head=head).order_by("-number")
    if before is not None:
        lines = lines.filter(number__lt=before)
    return list(lines[:limit])


def verify(head: Head, *, kept: tuple[int, str] | None = None) -> Iterator[Fault]:
    """Every fault of one journal: in its chain, and in words that no longer match their digests.

    `kept` is a head (number, seal) kept elsewhere; with it a cut tail or a chain recomputed whole is caught too.
    """
    yield from check(_sealed(head), head=(head.number, head.seal), kept=kept)
    yield from _words_that_changed(head)


def _rows(head: Head) -> Iterator[dict]:
    return Entry.objects.filter(head=head).order_by("number", "pk").values(*_COLUMNS).iterator(chunk_size=2000)


def _sealed(head: Head) -> Iterator[Sealed]:
    for row in _rows(head):
        line = Line(
            scope=head.scope,
            number=row["number"],
            at=stamp(row["at"]),
            kind=row["kind"],
            subject=row["subject"],
            version=row["version"],
            actor=row["actor_digest"],
            reason=row["reason_digest"],
            title=row["title_digest"],
            facts=row["facts"],
        )
        yield Sealed(line, row["previous"], row["seal"])


_WORDS = (("actor_name", "actor_digest"), ("reason", "reason_digest"), ("title", "title_digest"))


def _words_that_changed(head: Head) -> Iterator[Fault]:
    for row in _rows(head):
        if not row["salt"]:
            continue  # hidden or erased: the words are gone, the digest stays
        for words, sealed in _WORDS:
            if digest(row["salt"], row[words]) != row[sealed]:
                yield _rewritten(row["number"], words)


def _rewritten(number: int, words: str) -> Fault:
    return Fault("rewritten", number, f"line {number}: the {words.replace('_', ' ')} is not what was sealed")
