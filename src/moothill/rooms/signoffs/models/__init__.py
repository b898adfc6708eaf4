"""The tables of this room."""

from moothill.rooms.signoffs.models.signoffs import Route, Signature, Step

__all__ = ["Route", "Signature", "Step"]
