"""The verbs of this room."""

from moothill.rooms.inputs.operations.laying_down import Behind, lay_down

__all__ = ["Behind", "lay_down"]
