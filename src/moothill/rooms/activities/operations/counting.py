"""After an event: how many came, and from where."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import Unchanged
from moothill.commons.record.operations import facts_of, revise
from moothill.core.policy import Act
from moothill.rooms.activities.errors import TooEarly
from moothill.rooms.activities.models import Activity, SectorCount
from moothill.rooms.activities.queries.attendance import has_a_day_come


@transaction.atomic
def count_those_who_came(
    *, event: Activity, counts: Mapping[str, int], by: Actor, at: datetime, reason: str = ""
) -> None:
    """Store how many came from each sector; together they are how many `came`, which everyone can read.

    Raises Refused, TooEarly before the event's first day, and Invalid as `revise`.
    """
    record = laying.lock(event.record)
    require(Act.EDIT, facts_of(by, record.cycle, record))
    if not has_a_day_come(event, record.cycle, at):
        raise TooEarly
    SectorCount.objects.filter(event=event).delete()
    SectorCount.objects.bulk_create(
        SectorCount(event=event, sector=sector, count=count) for sector, count in counts.items() if count
    )
    values = {"came": sum(counts.values())}
    try:
        revise(record=record, values=values, base=record.version, by=by, at=at, reason=reason)
    except Unchanged:
        subject = f"{record.cycle.slug}/{record.reference}"
        write(head=record.cycle.head_id, kind="event.counted", subject=subject, by=by, at=at)
