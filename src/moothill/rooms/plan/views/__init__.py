"""The pages of this room."""

from moothill.rooms.plan.views.comparing import compare
from moothill.rooms.plan.views.cutting import cut
from moothill.rooms.plan.views.timeline import timeline

__all__ = ["compare", "cut", "timeline"]
