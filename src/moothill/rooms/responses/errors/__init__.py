"""Named errors of this room. Each says what is wrong and what to do."""

from moothill.rooms.responses.errors.answering import (
    AgreedAlready,
    FinishedAlready,
    NoAnswerYet,
    NoSideToAgree,
    NothingChosen,
    NotOver,
    StillUnanswered,
    TooMany,
)

__all__ = [
    "AgreedAlready", "FinishedAlready", "NoAnswerYet", "NoSideToAgree", "NotOver", "NothingChosen", "StillUnanswered",
    "TooMany",
]  # fmt: skip
