"""The panels of this room."""

from moothill.commons.record.panels import Panel
from moothill.rooms.inputs.register.lists import LISTS

PANELS: tuple[Panel, ...] = (*LISTS,)
