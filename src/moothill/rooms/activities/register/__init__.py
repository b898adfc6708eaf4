"""What this room tells the rest of the house: its kind of record and the panels it offers."""

from moothill.rooms.activities.register.activity import ACTIVITY
from moothill.rooms.activities.register.panels import PANELS

KINDS = (ACTIVITY,)

__all__ = ["ACTIVITY", "KINDS", "PANELS"]
