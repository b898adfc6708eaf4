"""The verbs of this room."""

from moothill.rooms.coding.operations.bringing import Brought, begin_from, bring_in_codebook
from moothill.rooms.coding.operations.codebooks import cut_codebook
from moothill.rooms.coding.operations.codes import adopt, retire
from moothill.rooms.coding.operations.doubting import answer_doubt, doubt
from moothill.rooms.coding.operations.merging import merge
from moothill.rooms.coding.operations.reading import Row, read, read_many, read_with_others, undo
from moothill.rooms.coding.operations.recoding import recode, settle
from moothill.rooms.coding.operations.rounds import begin_round, close_round, next_for, refill
from moothill.rooms.coding.operations.splitting import NewCode, split
from moothill.rooms.coding.operations.standing import Mark

__all__ = [
    "Brought", "Mark", "NewCode", "Row", "adopt", "answer_doubt", "begin_from", "begin_round", "bring_in_codebook",
    "close_round", "cut_codebook", "doubt", "merge", "next_for", "read", "read_many", "read_with_others", "recode", "refill",
    "retire", "settle", "split", "undo",
]  # fmt: skip
