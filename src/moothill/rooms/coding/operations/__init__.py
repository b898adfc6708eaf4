"""The verbs of this room."""

from moothill.rooms.coding.operations.doubting import answer_doubt, doubt
from moothill.rooms.coding.operations.reading import read, read_alike, undo
from moothill.rooms.coding.operations.recoding import recode, settle
from moothill.rooms.coding.operations.rounds import begin_round, close_round, next_for, refill
from moothill.rooms.coding.operations.standing import Mark

__all__ = [
    "Mark", "answer_doubt", "begin_round", "close_round", "doubt", "next_for", "read", "read_alike", "recode", "refill",
    "settle", "undo",
]  # fmt: skip
