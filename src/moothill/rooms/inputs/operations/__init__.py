"""The verbs of this room."""

from moothill.rooms.inputs.operations.asking import Asking, ask_about
from moothill.rooms.inputs.operations.contributing import Upload, contribute
from moothill.rooms.inputs.operations.covering import cover, read_original, uncover
from moothill.rooms.inputs.operations.entering import enter, enter_many
from moothill.rooms.inputs.operations.gathering import gather, ungather
from moothill.rooms.inputs.operations.laying_down import Behind, lay_down
from moothill.rooms.inputs.operations.noting import photograph, take_notes
from moothill.rooms.inputs.operations.noting import take_back as take_note_back
from moothill.rooms.inputs.operations.own import attach_own, change_consent, edit_own, withdraw_own
from moothill.rooms.inputs.operations.sending_back import send_back
from moothill.rooms.inputs.operations.supporting import claim as claim_supports
from moothill.rooms.inputs.operations.supporting import support, take_back
from moothill.rooms.inputs.operations.tables import close_table, open_tables

__all__ = [
    "Asking", "Behind", "Upload", "ask_about", "attach_own",
    "change_consent", "claim_supports", "close_table", "contribute", "cover", "edit_own",
    "enter", "enter_many", "gather", "lay_down", "open_tables", "photograph", "read_original", "send_back", "support",
    "take_back", "take_note_back", "take_notes", "uncover", "ungather", "withdraw_own",
]  # fmt: skip
