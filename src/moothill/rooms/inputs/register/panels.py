"""The panels of this room."""

from moothill.commons.record.panels import Panel

PANELS: tuple[Panel, ...] = ()
