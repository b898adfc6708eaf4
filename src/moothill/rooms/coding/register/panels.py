"""What this room shows on pages."""

from moothill.commons.record.panels import Panel
from moothill.rooms.coding.register import panels_alike

PANELS: tuple[Panel, ...] = (*panels_alike.PANELS,)
