"""Pages of this room."""

from moothill.rooms.signoffs.views.laying import lay
from moothill.rooms.signoffs.views.listing import routes
from moothill.rooms.signoffs.views.signing import sign

__all__ = ["lay", "routes", "sign"]
