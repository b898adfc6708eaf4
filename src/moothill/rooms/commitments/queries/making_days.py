"""Between which days the things came that a plan was made of: as their records say, and never after the day of the count."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Min, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.queries import brought_in

Days = Mapping[str, str]
NO_DAYS: Days = {"from": "", "to": ""}


def days_of(things: Any, cycle: Cycle, *, first: Any, last: Any) -> Days:
    """From the first to the last day of these; each gives its own (`first` and `last`), or that on which it was published.

    None at all where one was brought in and gives no day: that of its import says nothing. One question.
    """
    rows = things.order_by().annotate(own_first=first, own_last=last)
    bare = Q(own_first=None)
    found = rows.aggregate(
        first=Min("own_first"),
        last=Max("own_last"),
        shown_first=Min("record__published_at", filter=bare),
        shown_last=Max("record__published_at", filter=bare),
        unknown=Count("pk", filter=bare & Q(brought_in())),
    )
    if found.pop("unknown"):
        return NO_DAYS
    return between(found.values(), cycle)


def between(moments: Any, cycle: Cycle) -> Days:
    """The first and the last of these days and moments, as days of the cycle."""
    days = sorted(_days(moments, cycle))
    return {"from": days[0].isoformat(), "to": days[-1].isoformat()} if days else NO_DAYS


def _days(moments: Any, cycle: Cycle) -> Iterator[date]:
    for moment in moments:
        if moment is not None:
            yield cycle.day(moment) if isinstance(moment, datetime) else moment


def until(row: Mapping[str, Any], counted: date) -> dict[str, Any]:
    """The row with its days up to that of the count: what a record says of a day to come has not been yet."""
    last = counted.isoformat()
    days = NO_DAYS if row["from"] > last else {"from": row["from"], "to": min(row["to"], last)}
    return {**row, **days}
