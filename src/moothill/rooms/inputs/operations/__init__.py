"""The verbs of this room."""

from moothill.rooms.inputs.operations.covering import cover, read_original, uncover
from moothill.rooms.inputs.operations.gathering import gather, ungather
from moothill.rooms.inputs.operations.laying_down import Behind, lay_down
from moothill.rooms.inputs.operations.supporting import claim as claim_supports
from moothill.rooms.inputs.operations.supporting import support, take_back

__all__ = [
    "Behind", "claim_supports", "cover", "gather", "lay_down", "read_original", "support", "take_back", "uncover",
    "ungather",
]  # fmt: skip
