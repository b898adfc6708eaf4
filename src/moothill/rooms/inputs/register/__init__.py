"""What this room tells the rest of the house: its two kinds of record and the panels it offers."""

from moothill.rooms.inputs.register.call import CALL
from moothill.rooms.inputs.register.files import vouches_for
from moothill.rooms.inputs.register.input import INPUT
from moothill.rooms.inputs.register.panels import PANELS

KINDS = (CALL, INPUT)

__all__ = ["CALL", "INPUT", "KINDS", "PANELS", "vouches_for"]
