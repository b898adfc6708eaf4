"""The verbs of this room."""

from moothill.rooms.inputs.operations.laying_down import Behind, lay_down
from moothill.rooms.inputs.operations.supporting import claim as claim_supports
from moothill.rooms.inputs.operations.supporting import support, take_back

__all__ = ["Behind", "claim_supports", "lay_down", "support", "take_back"]
