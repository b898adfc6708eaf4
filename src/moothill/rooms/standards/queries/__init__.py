"""Reading this room: packs, pins, and the rules judged over what a cycle has published."""

from moothill.rooms.standards.queries.pins import Pin, packs, pins, values_of

__all__ = ["Pin", "packs", "pins", "values_of"]
