"""What this room tells the rest of the house: its kind of record and the panels it offers."""

from moothill.rooms.signoffs.register.panels import PANELS
from moothill.rooms.signoffs.register.route import ROUTE
from moothill.rooms.signoffs.register.telling import further

KINDS = (ROUTE,)

__all__ = ["KINDS", "PANELS", "ROUTE", "further"]
