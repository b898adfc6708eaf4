"""Keeping the index: as a follower of the journal, and all of it anew."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal import followers
from moothill.commons.journal.models import Entry
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.search.content import row_of
from moothill.commons.search.engines import engine
from moothill.commons.search.models import Indexed
from moothill.core.policy import RecordState

FOLLOWER = "search"
STEP = 300  # records indexed in one transaction: about half a second, so that nobody else waits long to write

# Acts upon many records that have one line.
_MANY = ("batch.imported", "batch.undone")
# How far this process has come through the records of a cycle, by the cycle's id: where to look next, no more than a hint.
_come_to: dict[int, int] = {}

_COLUMNS = [field.name for field in Indexed._meta.concrete_fields if not field.primary_key]


def follow(lines: Sequence[Entry]) -> bool:
    """Index what these lines of one journal are about. False while an import needs another transaction."""
    if any(line.kind in _MANY for line in lines):
        cycle = Cycle.objects.get(head=lines[0].head_id)
        if _index(_next_astray(cycle)) == STEP:
            return False
    references = {reference for line in lines if (reference := line.subject.partition("/")[2])}
    _index(Record.objects.filter(cycle__head=lines[0].head_id, reference__in=references))
    return True


def rebuild(cycles: Iterable[Cycle], say: Callable[[int, int], object]) -> int:
    """Index every record of `cycles` anew, in steps that others may write between; return how many there are.

    Searching goes on meanwhile. `say` is told how many of how many records are done. Stopped half-way, nothing is
    lost: what was done stays, and the rest is as it was.
    """
    chosen = list(cycles)
    total = Record.objects.filter(cycle__in=chosen).count()
    done = 0
    for cycle in chosen:
        for number in _all_of(cycle):
            done += number
            say(done, total)
    engine().tidy()
    return done


def rebuild_all() -> int:
    """Index every record of every cycle anew, without a word; return how many there are."""
    return rebuild(Cycle.objects.order_by("pk"), lambda done, total: None)


def index_now(record: Record) -> None:
    """Index one record, unless the index has it as it is. Call inside a transaction."""
    if not Indexed.objects.filter(record=record, version=record.version).exists():
        _index([record])


def _all_of(cycle: Cycle) -> Iterator[int]:
    last = 0
    while True:
        with transaction.atomic():
            # The follower could otherwise index a newer version between our reading and our writing of an older one.
            followers.hold(FOLLOWER, cycle.head_id)
            records = list(Record.objects.filter(cycle=cycle, pk__gt=last).order_by("pk")[:STEP])
            _index(records)
        if not records:
            return
        last = records[-1].pk
        yield len(records)


def _next_astray(cycle: Cycle) -> list[Record]:
    """Some records whose row is not as they are. Fewer than STEP only when there are no more."""
    after = _come_to.pop(cycle.pk, 0)
    found = list(_astray(cycle).filter(pk__gt=after)[:STEP])
    if after and len(found) < STEP:
        found = list(_astray(cycle)[:STEP])  # what was passed by may have changed meanwhile
    if len(found) == STEP:
        _come_to[cycle.pk] = found[-1].pk
    return found


def _astray(cycle: Cycle) -> Any:
    """The records of a cycle whose row is not as they are: missing, of another version, or not theirs any more."""
    known = [kind.name for kind in kinds.every()]
    published = Q(state=RecordState.PUBLISHED, kind__in=known)
    row = Q(indexed__version=F("version"))
    behind = published & (Q(indexed=None) | ~row)
    left = ~Q(state=RecordState.PUBLISHED) & Q(indexed__isnull=False)
    return Record.objects.filter(behind | left, cycle=cycle).order_by("pk")


def _index(records: Iterable[Record]) -> int:
    """Bring the rows of these records up to date; return how many records they were."""
    chosen = list(records)
    shown = [record for record in chosen if record.state == RecordState.PUBLISHED]
    gone = {record.pk for record in chosen} - {record.pk for record in shown}
    Indexed.objects.filter(pk__in=gone).delete()
    rows = [row for kind in kinds.every() for row in _rows(kind, shown)]
    Indexed.objects.bulk_create(
        rows, batch_size=100, update_conflicts=True, unique_fields=["record"], update_fields=_COLUMNS
    )
    return len(chosen)


def _rows(kind: kinds.Kind, records: Iterable[Record]) -> Iterator[Indexed]:
    """Rows of those records that are of this kind: one question for all."""
    chosen = [record.pk for record in records if record.kind == kind.name]
    things = kind.things().filter(pk__in=chosen).select_related("record__cycle") if chosen else ()
    for thing in things:
        yield row_of(kind, thing, thing.record.cycle.language)
