"""What this room tells the rest of the house: its kind of record and the panels it offers."""

from moothill.rooms.responses.register.panels import PANELS
from moothill.rooms.responses.register.response import RESPONSE
from moothill.rooms.responses.register.steps import considered, decided
from moothill.rooms.responses.register.telling import further

KINDS = (RESPONSE,)

__all__ = ["KINDS", "PANELS", "RESPONSE", "considered", "decided", "further"]
