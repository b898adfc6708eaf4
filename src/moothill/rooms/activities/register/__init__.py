"""What this room tells the rest of the house: its kinds of record, the panels it offers, and its jobs."""

from moothill.rooms.activities.register import panels, reach
from moothill.rooms.activities.register.activity import ACTIVITY
from moothill.rooms.activities.register.clockwork import JOBS
from moothill.rooms.activities.register.group import GROUP

KINDS = (ACTIVITY, GROUP)
PANELS = (*panels.PANELS, *reach.PANELS)

__all__ = ["ACTIVITY", "GROUP", "JOBS", "KINDS", "PANELS"]
