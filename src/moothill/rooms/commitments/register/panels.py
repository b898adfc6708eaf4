"""What this room shows on pages."""

from moothill.commons.record.panels import Panel
from moothill.rooms.commitments.register import panels_drafting

PANELS: tuple[Panel, ...] = (*panels_drafting.PANELS,)
