"""The lines of the journal that tell of a record, of what led to it, and of what it led to."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Record, Revision
from moothill.rooms.inputs.queries.batches import imports_of

LINES, MANY = 30, 1000
_BATCHES = ("batch.imported", "batch.undone")


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, oldest first, and the number after which the next page begins: 0 after the last one."""

    entries: list[Entry]
    following: int


def lines_of(
    record: Record,
    since: Mapping[str, datetime],
    *,
    behind: Collection[Record] = (),
    after: int = 0,
    most: int = LINES,
) -> Page:
    """At most `most` lines after line `after`: all about `record` and the records `behind` it, and about other records, by
    their references, from a moment on. What came by an import has no first line of its own: that of the import counts."""
    head, slug = record.cycle.head_id, record.cycle.slug
    told = [record, *behind]
    whole = {f"{slug}/{each.reference}" for each in told}
    onward = {f"{slug}/{reference}": moment for reference, moment in since.items()}
    wanted = Q(subject__in=whole | onward.keys())
    imports = set(_of_their_imports(told))
    if imports:
        wanted |= Q(number__in=imports)
    numbers: list[int] = []
    for number, subject, at in _read_on(Entry.objects.filter(wanted, head=head), after):
        if subject in whole or number in imports or at >= onward[subject]:
            numbers.append(number)
            if len(numbers) > most:
                break
    rows = list(Entry.objects.filter(head=head, number__in=numbers[:most]).order_by("number"))
    return Page(rows, numbers[most - 1] if len(numbers) > most else 0)


def _read_on(lines: QuerySet[Entry], after: int) -> Iterator[tuple[int, str, datetime]]:
    """Number, subject and moment of each of these lines beyond the number `after`, some at a time."""
    columns = lines.order_by("number").values_list("number", "subject", "at")
    while some := list(columns.filter(number__gt=after)[:MANY]):
        yield from some
        if len(some) < MANY:
            return
        after = some[-1][0]


def _of_their_imports(records: Collection[Record]) -> Iterator[int]:
    """The numbers of the lines of the imports that brought the records, if any did."""
    ids = [each.pk for each in records]
    firsts = dict(
        Revision.objects.filter(record__in=ids, number=1, act="imported").values_list("record", "at")
    )
    if not firsts:
        return
    numbered = imports_of(firsts)
    batches = set(numbered.values())
    # Without a number the import was one transaction: its line has the moment of what it made.
    moments = {at for pk, at in firsts.items() if pk not in numbered}
    cycle = next(iter(records)).cycle
    rows = Entry.objects.filter(head=cycle.head_id, subject=cycle.slug, kind__in=_BATCHES)
    for line, at, facts in rows.values_list("number", "at", "facts"):
        number = json.loads(facts).get("import")
        if number in batches if number else at in moments:
            yield line


def lines_about(records: Collection[Record], cycle: Cycle) -> list[Entry]:
    """All lines about some records of a cycle, oldest first, and of the imports that brought them: at most MANY."""
    wanted = Q(head=cycle.head_id, subject__in=[f"{cycle.slug}/{each.reference}" for each in records])
    if numbers := set(_of_their_imports(records)):
        wanted |= Q(head=cycle.head_id, number__in=numbers)
    return list(Entry.objects.filter(wanted).order_by("number")[:MANY])
