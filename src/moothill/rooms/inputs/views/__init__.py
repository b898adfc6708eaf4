"""The pages of this room."""

from moothill.rooms.inputs.views.notes import keeper, notes, picture, undo
from moothill.rooms.inputs.views.pack import host, send_back, sheets
from moothill.rooms.inputs.views.tables import close, tables
from moothill.rooms.inputs.views.taking_part import calls, take_part
from moothill.rooms.inputs.views.typing import paste, type_in

__all__ = [
    "calls", "close", "host", "keeper", "notes", "paste", "picture", "send_back", "sheets", "tables", "take_part",
    "type_in", "undo",
]  # fmt: skip
