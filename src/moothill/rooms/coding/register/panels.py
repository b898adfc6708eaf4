"""What this room shows on pages."""

from moothill.commons.record.panels import Panel
from moothill.rooms.coding.register.agreement import PANEL as AGREEMENT
from moothill.rooms.coding.register.panels_coding import OF_INPUT

PANELS: tuple[Panel, ...] = (OF_INPUT, AGREEMENT)
