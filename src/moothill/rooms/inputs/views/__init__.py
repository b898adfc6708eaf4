"""The pages of this room."""

from moothill.rooms.inputs.views.taking_part import calls, take_part

__all__ = ["calls", "take_part"]
