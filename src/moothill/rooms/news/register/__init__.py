"""What this room tells the rest of the house: its two kinds of record and the panels it offers."""

from moothill.rooms.news.register.announcement import ANNOUNCEMENT
from moothill.rooms.news.register.comms_pack import COMMS_PACK
from moothill.rooms.news.register.panels import PANELS

KINDS = (ANNOUNCEMENT, COMMS_PACK)

__all__ = ["ANNOUNCEMENT", "COMMS_PACK", "KINDS", "PANELS"]
