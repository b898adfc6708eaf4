"""What this room shows on pages."""

from moothill.commons.record.panels import Panel
from moothill.rooms.responses.register.coverage import PANEL as COVERAGE

PANELS: tuple[Panel, ...] = (COVERAGE,)
