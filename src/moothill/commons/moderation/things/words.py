"""The words of a thing, as moderators and rules read them, and its lines in the journal."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.record import kinds
from moothill.commons.record.fields import Flag, Ref, Whole
from moothill.core.text import diff

# Yes and no, bare numbers, and codes of other records.
_WORDLESS = (Flag, Whole, Ref)


def said(kind: str, values: Mapping[str, Any], before: Mapping[str, Any] | None = None) -> str:
    """What these values bring in words; of a text that stood there `before`, only what came to it."""
    return "\n\n".join(_said(kind, values, before or {}))


def _said(kind: str, values: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[str]:
    for field in kinds.get(kind).fields:
        value = values.get(field.name, field.empty)
        old = before.get(field.name, field.empty)
        if value in ("", None, []) or value == old or isinstance(field, _WORDLESS):
            continue
        new, was = field.words(value), field.words(old) if old not in ("", None, []) else ""
        yield "".join(piece.text for piece in diff(was, new) if piece.kind == "added") if was else new


def lines_of_suggestion(cycle: Cycle, number: int) -> list[Entry]:
    """The lines of the journal that may quote this suggestion."""
    rows: QuerySet[Entry] = Entry.objects.filter(
        head=cycle.head_id, kind__startswith="suggestion.", facts__contains=f'"suggestion":{number}'
    )
    exact = re.compile(rf'"suggestion":{number}\b')
    return [row for row in rows if exact.search(row.facts)]
