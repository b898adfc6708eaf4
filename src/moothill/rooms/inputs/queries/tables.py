"""The tables of an event, and what was written at one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.models import Revision
from moothill.core.policy import RecordState
from moothill.rooms.inputs.models import Input, TableLink
from moothill.rooms.inputs.queries.born import in_order

MOST = 300


@dataclass(frozen=True, slots=True)
class Written:
    """A note as its own table sees it. `key` is the one it was sent with, `held` whether others see it yet."""

    key: UUID
    reference: str
    words: str
    at: datetime
    held: bool


def link_of(cycle: Cycle, digest: str) -> TableLink | None:
    """The table in this cycle whose address has this digest, closed ones included."""
    found = TableLink.objects.filter(token=digest, event__record__cycle=cycle)
    return found.select_related("event__record__cycle", "participant").first()


def written_at(link: TableLink) -> list[Written]:
    """What this table wrote and did not take back, newest first: also by an address that it had before."""
    own = TableLink.objects.filter(event=link.event_id, table=link.table).values("participant")
    rows = Revision.objects.filter(
        number=1,
        by__in=own,
        key__isnull=False,
        record__kind="input",
        record__cycle=link.event.record.cycle_id,
    ).exclude(record__state=RecordState.WITHDRAWN)
    newest = list(rows.select_related("record").order_by("-pk")[:MOST])
    words = _words([row.record_id for row in newest], link)
    return [
        Written(
            row.key, row.record.reference, words[row.record_id], row.at, row.record.state == RecordState.DRAFT
        )
        for row in newest
        if row.key and row.record_id in words
    ]


def _words(records: list[int], link: TableLink) -> dict[int, str]:
    things = Input.objects.filter(pk__in=records, event=link.event_id, table=link.table)
    return dict(things.values_list("pk", "words"))


def tables_of(event: int, at: datetime) -> list[TableLink]:
    """The tables of an event that are open at `at`, in order."""
    rows = TableLink.objects.filter(event=event, until__gt=at).select_related("event__record__cycle")
    return sorted(rows, key=lambda link: in_order(link.table))


def number_written(event: int) -> dict[str, int]:
    """How many notes each table of an event holds, whoever sees them."""
    rows = Input.objects.filter(event=event).exclude(record__state=RecordState.WITHDRAWN)
    return dict(rows.order_by().values_list("table").annotate(Count("pk")))
