"""What this room tells the rest of the house: its kinds of record and the panels it offers."""

from moothill.rooms.coding.register.code import CODE
from moothill.rooms.coding.register.codebook import CODEBOOK
from moothill.rooms.coding.register.panels import PANELS

KINDS = (CODE, CODEBOOK)

__all__ = ["CODE", "CODEBOOK", "KINDS", "PANELS"]
