"""The verbs of this room."""

from moothill.rooms.inputs.operations.entering import enter, enter_many
from moothill.rooms.inputs.operations.laying_down import Behind, lay_down
from moothill.rooms.inputs.operations.noting import photograph, take_back, take_notes
from moothill.rooms.inputs.operations.sending_back import send_back
from moothill.rooms.inputs.operations.tables import close_table, open_tables

__all__ = [
    "Behind", "close_table", "enter", "enter_many", "lay_down", "open_tables", "photograph", "send_back", "take_back",
    "take_notes",
]  # fmt: skip
