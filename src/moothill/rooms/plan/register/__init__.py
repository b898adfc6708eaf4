"""What this room tells the rest of the house: its kinds of record and the panels it offers."""

from moothill.rooms.plan.register.aims import OBJECTIVE, WAY_OF_WORKING
from moothill.rooms.plan.register.baseline import BASELINE
from moothill.rooms.plan.register.key_date import KEY_DATE
from moothill.rooms.plan.register.key_details import KEY_DETAILS
from moothill.rooms.plan.register.panels import PANELS
from moothill.rooms.plan.register.reach import CHANNEL, LEVEL
from moothill.rooms.plan.register.stage import STAGE
from moothill.rooms.plan.register.timelines import TIMELINE, TIMELINE_ROW

# In the order an import makes them: rows refer to their timeline, channels to a level.
KINDS = (
    KEY_DETAILS,
    OBJECTIVE,
    WAY_OF_WORKING,
    STAGE,
    TIMELINE,
    TIMELINE_ROW,
    KEY_DATE,
    LEVEL,
    CHANNEL,
    BASELINE,
)

__all__ = [
    "BASELINE",
    "CHANNEL",
    "KEY_DATE",
    "KEY_DETAILS",
    "KINDS",
    "LEVEL",
    "OBJECTIVE",
    "PANELS",
    "STAGE",
    "TIMELINE",
    "TIMELINE_ROW",
    "WAY_OF_WORKING",
]
