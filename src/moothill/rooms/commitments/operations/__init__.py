"""The verbs of this room."""

from moothill.rooms.commitments.operations.leads import end_lead, name_lead

__all__ = ["end_lead", "name_lead"]
