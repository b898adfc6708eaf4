"""Pages of this room."""

from moothill.rooms.monitoring.views.linked import by_link
from moothill.rooms.monitoring.views.listing import rounds, updates
from moothill.rooms.monitoring.views.reporting import report
from moothill.rooms.monitoring.views.acting import ask, close, open_again

__all__ = ["ask", "by_link", "close", "open_again", "report", "rounds", "updates"]
