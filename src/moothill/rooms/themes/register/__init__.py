"""What this room tells the rest of the house: its kinds of record and the panels it offers."""

from moothill.rooms.themes.register.panels import PANELS
from moothill.rooms.themes.register.point import POINT
from moothill.rooms.themes.register.telling import further
from moothill.rooms.themes.register.theme import THEME

KINDS = (THEME, POINT)

__all__ = ["KINDS", "PANELS", "POINT", "THEME", "further"]
