"""Reading activities: the register, its filters and figures, events, and rows ready to be drawn."""

from moothill.rooms.activities.queries.counting import Counts, counts, counts_of
from moothill.rooms.activities.queries.events import (
    EventCounts,
    activity_of,
    event_counts,
    events,
    next_events,
    published_events,
)
from moothill.rooms.activities.queries.narrowing import FILTERS, narrow, standing
from moothill.rooms.activities.queries.rows import Row, Sight, rows_of
from moothill.rooms.activities.queries.tables import Group, StageTable, register, stages_of, tables

__all__ = [
    "FILTERS",
    "Counts",
    "EventCounts",
    "Group",
    "Row",
    "Sight",
    "StageTable",
    "activity_of",
    "counts",
    "counts_of",
    "event_counts",
    "events",
    "narrow",
    "next_events",
    "published_events",
    "register",
    "rows_of",
    "stages_of",
    "standing",
    "tables",
]
