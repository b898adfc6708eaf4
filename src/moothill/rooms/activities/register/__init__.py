"""What this room tells the rest of the house: its kinds of record and the panels it offers."""

from moothill.rooms.activities.register.activity import ACTIVITY
from moothill.rooms.activities.register.group import GROUP
from moothill.rooms.activities.register.panels import PANELS

KINDS = (ACTIVITY, GROUP)

__all__ = ["ACTIVITY", "GROUP", "KINDS", "PANELS"]
