"""The panels of this room."""

from moothill.commons.record.panels import Panel
from moothill.rooms.inputs.register import notes

PANELS: tuple[Panel, ...] = (*notes.PANELS,)
