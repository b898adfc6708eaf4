"""Why dates changed: the reasons of the versions that changed them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.queries import in_sight
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Revision
from moothill.commons.record.queries import sees_inside
from moothill.core.policy import RecordState
from moothill.rooms.plan.queries.changes import Change, Key

# Versions of all the records of one page together; nobody reads the reasons of more.
_MOST = 5000


@dataclass(frozen=True, slots=True)
class Reason:
    """One version that changed a date: its reason ("" if none was given), whose it is, and when. `act` is its kind of act."""

    words: str
    by: str
    at: datetime
    act: str


def reasons(found: Iterable[Change], cycle: Cycle, actor: Actor) -> Mapping[Key, list[Reason]]:
    """For each (record, field) the versions between the two sides that changed it, oldest first. One query.

    Outsiders are told of versions that were public.
    """
    spans = {change.key: _span(change) for change in found}
    rows = _versions(spans, cycle, actor)
    told: dict[Key, list[Reason]] = defaultdict(list)
    for (record, field), (first, last) in spans.items():
        before: Any = None
        for number, reason, content in rows[record]:
            value = content[field]
            if first < number <= last and value != before:
                told[record, field].append(reason)
            before = value
    return told


def _span(change: Change) -> tuple[int, float]:
    """The versions that lie between: after the first, up to the last. What came may have been there before, undated."""
    return (
        change.before.version if change.before else 0,
        change.after.version if change.after else float("inf"),
    )


def _versions(
    spans: Mapping[Key, tuple[int, float]], cycle: Cycle, actor: Actor
) -> Mapping[int, list[tuple[int, Reason, Mapping[str, Any]]]]:
    """The versions of each record, oldest first, each with the fields that are asked about."""
    fields = sorted({field for _record, field in spans})
    versions = Revision.objects.filter(
        record__in={record for record, _field in spans},
        number__gte=min((first for first, _last in spans.values()), default=0),
    )
    if not sees_inside(actor, cycle):
        versions = versions.filter(state=RecordState.PUBLISHED)
    versions = in_sight(versions)
    columns = ("record_id", "number", "reason", "by_name", "at", "act")
    rows: dict[int, list[tuple[int, Reason, Mapping[str, Any]]]] = defaultdict(list)
    asked = versions.order_by("record", "number").values_list(
        *columns, *(f"content__{name}" for name in fields)
    )
    for record, number, words, by, at, act, *values in asked[:_MOST]:
        rows[record].append((number, Reason(words, by, at, act), dict(zip(fields, values, strict=True))))
    return rows
