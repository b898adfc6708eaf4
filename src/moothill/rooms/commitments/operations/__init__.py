"""The verbs of this room."""

from moothill.rooms.commitments.operations.editions import Issuing, compose, issue, recompose, submit
from moothill.rooms.commitments.operations.leads import end_lead, name_lead
from moothill.rooms.commitments.operations.summarising import summarise
from moothill.rooms.commitments.operations.tracing import found, trace, untrace

__all__ = [
    "Issuing", "compose", "end_lead", "found", "issue", "name_lead", "recompose", "submit", "summarise", "trace", "untrace",
]  # fmt: skip
