"""The verbs of this room."""

from moothill.rooms.commitments.operations.editions import Issuing, compose, issue, recompose, submit
from moothill.rooms.commitments.operations.leads import end_lead, name_lead

__all__ = ["Issuing", "compose", "end_lead", "issue", "name_lead", "recompose", "submit"]
