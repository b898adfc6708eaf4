"""What this room shows on pages."""

from moothill.commons.record.panels import Panel
from moothill.rooms.coding.register import panels_alike
from moothill.rooms.coding.register.panels_codes import CODEBOOK_PANEL

PANELS: tuple[Panel, ...] = (CODEBOOK_PANEL, *panels_alike.PANELS)
