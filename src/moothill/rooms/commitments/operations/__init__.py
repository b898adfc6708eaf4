"""The verbs of this room."""

from moothill.rooms.commitments.operations.leads import end_lead, name_lead
from moothill.rooms.commitments.operations.summarising import summarise
from moothill.rooms.commitments.operations.tracing import found, trace, untrace

__all__ = ["end_lead", "found", "name_lead", "summarise", "trace", "untrace"]
