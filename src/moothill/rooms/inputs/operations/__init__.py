"""The verbs of this room."""

from moothill.rooms.inputs.operations.contributing import Upload, contribute
from moothill.rooms.inputs.operations.covering import cover, read_original, uncover
from moothill.rooms.inputs.operations.gathering import gather, ungather
from moothill.rooms.inputs.operations.laying_down import Behind, lay_down
from moothill.rooms.inputs.operations.own import attach_own, change_consent, edit_own, withdraw_own
from moothill.rooms.inputs.operations.supporting import claim as claim_supports
from moothill.rooms.inputs.operations.supporting import support, take_back

__all__ = [
    "Behind", "Upload", "attach_own", "change_consent", "claim_supports", "contribute", "cover", "edit_own", "gather",
    "lay_down", "read_original", "support", "take_back", "uncover", "ungather", "withdraw_own",
]  # fmt: skip
