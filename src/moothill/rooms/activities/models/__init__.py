"""The tables of this room."""

from moothill.rooms.activities.models.activity import Activity
from moothill.rooms.activities.models.groups import StakeholderGroup
from moothill.rooms.activities.models.places import Joining, Place, Places, SectorCount

__all__ = ["Activity", "Joining", "Place", "Places", "SectorCount", "StakeholderGroup"]
