"""What is done in this room."""

from moothill.rooms.signoffs.operations.laying import NewStep, lay_route
from moothill.rooms.signoffs.operations.signing import sign

__all__ = ["NewStep", "lay_route", "sign"]
