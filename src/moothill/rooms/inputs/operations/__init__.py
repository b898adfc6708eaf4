"""The verbs of this room."""

from moothill.rooms.inputs.operations.contributing import Upload, contribute
from moothill.rooms.inputs.operations.laying_down import Behind, lay_down
from moothill.rooms.inputs.operations.own import attach_own, change_consent, edit_own, withdraw_own

__all__ = [
    "Behind", "Upload", "attach_own", "change_consent", "contribute", "edit_own", "lay_down", "withdraw_own",
]  # fmt: skip
