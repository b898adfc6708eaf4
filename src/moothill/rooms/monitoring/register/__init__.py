"""What this room tells the rest of the house: its kinds of record and the panels it offers."""

from moothill.rooms.monitoring.register.clockwork import JOBS
from moothill.rooms.monitoring.register.marks import marks
from moothill.rooms.monitoring.register.panels import PANELS
from moothill.rooms.monitoring.register.round import ROUND
from moothill.rooms.monitoring.register.steps import done
from moothill.rooms.monitoring.register.telling import further
from moothill.rooms.monitoring.register.update import UPDATE

KINDS = (ROUND, UPDATE)

__all__ = ["JOBS", "KINDS", "PANELS", "ROUND", "UPDATE", "done", "further", "marks"]
