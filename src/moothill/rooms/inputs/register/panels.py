"""The panels of this room."""

from moothill.commons.record.panels import Panel
from moothill.rooms.inputs.register.receipts import RECEIPT

PANELS: tuple[Panel, ...] = (RECEIPT,)
