"""Hiding the words of lines, and putting them back: the digests stay, so the chain stays whole either way."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.journal.models import Entry
from moothill.commons.journal.operations import touch

WORDS = ("title", "title_salt", "reason", "reason_salt")
NAME = ("actor_name", "actor_salt")
# Old lines have one salt for all their words: with it everything goes, and for good.
_OLD = (*WORDS, "salt", "actor_name")


def hide_words(*, entries: Iterable[Entry], what: Sequence[str] = WORDS) -> list[dict[str, Any]]:
    """Empty title and reason of these lines, or whatever `what` names, and the salts; return what `show_words` wants back.

    `what` is `WORDS`, `NAME` or both together.
    """
    kept = []
    for entry in entries:
        names = () if entry.salt else what
        kept.append({"pk": entry.pk, **{name: getattr(entry, name) for name in names}})
    for step in range(0, len(kept), 500):
        part = [row["pk"] for row in kept[step : step + 500]]
        rows = Entry.objects.filter(pk__in=part)
        rows.exclude(salt="").update(**dict.fromkeys(_OLD, ""))
        rows.update(**dict.fromkeys(what, ""))
    _touch(kept)
    return kept


def show_words(kept: Iterable[dict[str, Any]]) -> None:
    """Put back what `hide_words` took, as far as it can be put back."""
    rows = list(kept)
    for row in rows:
        words = {name: value for name, value in row.items() if name != "pk"}
        if words:
            Entry.objects.filter(pk=row["pk"]).update(**words)
    _touch(rows)


def _touch(rows: Iterable[dict[str, Any]]) -> None:
    lines = Entry.objects.filter(pk__in=[row["pk"] for row in rows][:500])
    for head in lines.order_by().values_list("head_id", flat=True).distinct():
        touch(head=head)
