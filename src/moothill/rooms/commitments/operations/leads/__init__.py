"""Who leads a commitment: saying so, ending it, and what of that goes and is shown when somebody asks for their data."""

from moothill.rooms.commitments.operations.leads.naming import end_lead, name_lead

__all__ = ["end_lead", "name_lead"]
