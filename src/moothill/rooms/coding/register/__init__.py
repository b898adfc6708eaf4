"""What this room tells the rest of the house: its kinds of record, its panels, its jobs and what can be moderated."""

from moothill.rooms.coding.register.clockwork import JOBS
from moothill.rooms.coding.register.code import CODE
from moothill.rooms.coding.register.codebook import CODEBOOK
from moothill.rooms.coding.register.doubted import DOUBT
from moothill.rooms.coding.register.panels import PANELS

KINDS = (CODE, CODEBOOK)

__all__ = ["CODE", "CODEBOOK", "DOUBT", "JOBS", "KINDS", "PANELS"]
