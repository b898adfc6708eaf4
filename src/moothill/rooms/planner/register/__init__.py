"""What this room tells the rest of the house: its two kinds of record and the panels it offers."""

from moothill.rooms.planner.register.meeting import MEETING
from moothill.rooms.planner.register.panels import PANELS
from moothill.rooms.planner.register.task import TASK

# Meetings first: an import makes them in this order, and tasks refer to them.
KINDS = (MEETING, TASK)

__all__ = ["KINDS", "MEETING", "PANELS", "TASK"]
