"""The verbs of this room."""

from moothill.rooms.coding.operations.doubting import answer_doubt, doubt
from moothill.rooms.coding.operations.reading import Row, read, read_many, read_with_others, undo
from moothill.rooms.coding.operations.recoding import recode, settle
from moothill.rooms.coding.operations.rounds import begin_round, close_round, next_for, refill
from moothill.rooms.coding.operations.standing import Mark

__all__ = [
    "Mark", "Row", "answer_doubt", "begin_round", "close_round", "doubt", "next_for", "read", "read_many",
    "read_with_others", "recode", "refill", "settle", "undo",
]  # fmt: skip
