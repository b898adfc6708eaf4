"""What other packages may ask this room."""

from moothill.rooms.inputs.queries.calls import (
    CallRow,
    call_row,
    call_rows,
    calls,
    closed_lately,
    current,
    late_replies,
    narrow_calls,
    next_turn,
    page_of_calls,
)
from moothill.rooms.inputs.queries.questions import Question, questions_of
from moothill.rooms.inputs.queries.standing import state_of, turn_of

__all__ = [
    "CallRow",
    "Question",
    "call_row",
    "call_rows",
    "calls",
    "closed_lately",
    "current",
    "late_replies",
    "narrow_calls",
    "next_turn",
    "page_of_calls",
    "questions_of",
    "state_of",
    "turn_of",
]
