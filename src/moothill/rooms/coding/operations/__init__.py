"""The verbs of this room."""

from moothill.rooms.coding.operations.bringing import Brought, begin_from, bring_in_codebook
from moothill.rooms.coding.operations.codebooks import cut_codebook
from moothill.rooms.coding.operations.codes import adopt, retire
from moothill.rooms.coding.operations.merging import merge
from moothill.rooms.coding.operations.splitting import NewCode, split

__all__ = [
    "Brought", "NewCode", "adopt", "begin_from", "bring_in_codebook", "cut_codebook", "merge", "retire", "split",
]  # fmt: skip
