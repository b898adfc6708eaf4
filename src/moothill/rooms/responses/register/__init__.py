"""What this room tells the rest of the house: its kind of record and the panels it offers."""

from moothill.rooms.responses.register.panels import PANELS
from moothill.rooms.responses.register.response import RESPONSE

KINDS = (RESPONSE,)

__all__ = ["KINDS", "PANELS", "RESPONSE"]
