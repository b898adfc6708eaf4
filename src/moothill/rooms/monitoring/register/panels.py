"""What this room shows on pages."""

from moothill.commons.record.panels import Panel
from moothill.rooms.monitoring.register import figures

PANELS: tuple[Panel, ...] = (figures.PANEL,)
