"""Reading the journal."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Max, QuerySet

from moothill.commons.journal.models import Entry, Head
from moothill.commons.journal.operations import stamp
from moothill.core.ledger import Fault, Line, Sealed, check, digest

_COLUMNS = (
    "number", "at", "kind", "subject", "version", "actor_digest", "reason_digest", "title_digest", "facts",
    "previous", "seal", "salt", "actor_salt", "reason_salt", "title_salt", "actor_name", "reason", "title",
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
    # People may be writing meanwhile. A head read after the last line is never behind it, unless somebody made it so;
    # lines that come later than both are left for the next time.
    last = Entry.objects.filter(head=head).aggregate(last=Max("number"))["last"] or 0
    head = Head.objects.get(pk=head.pk)
    upto = max(last, head.number)
    yield from check(_sealed(head, upto), head=(head.number, head.seal), kept=kept)
    yield from _words_that_changed(head, upto)


def _rows(head: Head, upto: int) -> Iterator[dict[str, Any]]:
    lines = Entry.objects.filter(head=head, number__lte=upto).order_by("number", "pk")
    yield from lines.values(*_COLUMNS).iterator(chunk_size=2000)


def _sealed(head: Head, upto: int) -> Iterator[Sealed]:
    for row in _rows(head, upto):
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


_WORDS = (
    ("actor_name", "actor_digest", "actor_salt"),
    ("reason", "reason_digest", "reason_salt"),
    ("title", "title_digest", "title_salt"),
)


def _words_that_changed(head: Head, upto: int) -> Iterator[Fault]:
    for row in _rows(head, upto):
        for words, sealed, own in _WORDS:
            salt = row[own] or row["salt"]
            may_be_unchecked = row["number"] <= head.one_salt
            if not (_as_sealed(salt, row[words], row[sealed]) or (may_be_unchecked and not salt)):
                yield _rewritten(row["number"], words)


def _as_sealed(salt: str, words: str, sealed: str) -> bool:
    """Where words were hidden or erased, the salt went with them: then there must be none, and the digest stays."""
    return digest(salt, words) == sealed if salt else not words


def unchecked(head: Head) -> int:
    """How many lines have words that can no longer be checked, though they stand in a chain that can.

    They are old lines, whose one salt went when one of their words was erased; see docs/decisions.
    """
    old = Entry.objects.filter(head=head, number__lte=head.one_salt, salt="")
    return old.exclude(actor_name="", reason="", title="").count()


def _rewritten(number: int, words: str) -> Fault:
    return Fault("rewritten", number, f"line {number}: the {words.replace('_', ' ')} is not what was sealed")
