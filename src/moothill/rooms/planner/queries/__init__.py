"""Reading tasks and meetings: lists, filters, figures, and rows ready to be drawn."""

from moothill.rooms.planner.queries.meetings import (
    MOST_MEETINGS,
    MeetingRow,
    actions_of,
    meeting_rows,
    meetings,
    page_of_meetings,
)
from moothill.rooms.planner.queries.sight import Sight
from moothill.rooms.planner.queries.tasks import (
    FILTERS,
    TaskCounts,
    TaskRow,
    counts,
    narrow,
    page_of_tasks,
    task_counts,
    task_rows,
    tasks,
)

__all__ = [
    "FILTERS",
    "MOST_MEETINGS",
    "MeetingRow",
    "Sight",
    "TaskCounts",
    "TaskRow",
    "actions_of",
    "counts",
    "meeting_rows",
    "meetings",
    "narrow",
    "page_of_meetings",
    "page_of_tasks",
    "task_counts",
    "task_rows",
    "tasks",
]
