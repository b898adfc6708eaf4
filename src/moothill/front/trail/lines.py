"""The lines of the journal that tell of a record and of what it led to."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Record, Revision
from moothill.rooms.inputs.queries.batches import import_of

LINES = 50
_BATCHES = ("batch.imported", "batch.undone")


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, oldest first, and the number after which the next page begins: 0 after the last one."""

    entries: list[Entry]
    following: int


def lines_of(record: Record, since: Mapping[str, datetime], *, after: int = 0, most: int = LINES) -> Page:
    """At most `most` lines after line `after`: all about `record`, and about other records, by their references, from
    a moment on. What came by an import has no first line of its own: that of the import counts."""
    head, slug = record.cycle.head_id, record.cycle.slug
    wanted = Q(head=head, subject=f"{slug}/{record.reference}")
    if numbers := list(_of_its_import(record)):
        wanted |= Q(head=head, number__in=numbers)
    for reference, moment in since.items():
        wanted |= Q(head=head, subject=f"{slug}/{reference}", at__gte=moment)
    rows = list(Entry.objects.filter(wanted, number__gt=after).order_by("number")[: most + 1])
    return Page(rows[:most], rows[most - 1].number if len(rows) > most else 0)


def _of_its_import(record: Record) -> Iterator[int]:
    """The numbers of the lines of the import that brought the record, if one did."""
    first = (
        Revision.objects.filter(record=record, number=1, act="imported").values_list("at", flat=True).first()
    )
    if first is None:
        return
    number = import_of(record)
    lines = Entry.objects.filter(head=record.cycle.head_id, subject=record.cycle.slug, kind__in=_BATCHES)
    # Without a number the import was one transaction: its line has the moment of what it made.
    rows = lines if number else lines.filter(at=first)
    for line, facts in rows.values_list("number", "facts"):
        if json.loads(facts).get("import") == number:
            yield line
