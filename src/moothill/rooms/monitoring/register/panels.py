"""What this room shows on pages."""

from moothill.commons.record.panels import Panel

PANELS: tuple[Panel, ...] = ()
