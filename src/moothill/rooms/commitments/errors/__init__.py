"""Named errors of this room. Each says what is wrong and what to do."""

from moothill.rooms.commitments.errors.leading import LedAlready, NobodyLeads, NoLeadToBe

__all__ = ["LedAlready", "NoLeadToBe", "NobodyLeads"]
