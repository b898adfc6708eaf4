"""What this room shows on pages."""

from moothill.commons.record.panels import Panel
from moothill.rooms.coding.register import panels_alike
from moothill.rooms.coding.register.agreement import PANEL as AGREEMENT
from moothill.rooms.coding.register.panels_codes import CODEBOOK_PANEL
from moothill.rooms.coding.register.panels_coding import OF_INPUT

PANELS: tuple[Panel, ...] = (CODEBOOK_PANEL, OF_INPUT, AGREEMENT, *panels_alike.PANELS)
