"""What this room shows on pages."""

from moothill.commons.record.panels import Panel
from moothill.rooms.coding.register.agreement import PANEL as AGREEMENT

PANELS: tuple[Panel, ...] = (AGREEMENT,)
