"""The pages of this room."""

from moothill.rooms.planner.views.done import done
from moothill.rooms.planner.views.lists import meetings, tasks

__all__ = ["done", "meetings", "tasks"]
