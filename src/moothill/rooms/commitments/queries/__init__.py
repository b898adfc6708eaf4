"""What can be asked of this room."""

from moothill.rooms.commitments.queries.leading import commitment_of, leads, leads_it, leads_of, led_by

__all__ = ["commitment_of", "leads", "leads_it", "leads_of", "led_by"]
