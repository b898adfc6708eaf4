"""The pages of this room."""

from moothill.rooms.activities.views.listing import activities
from moothill.rooms.activities.views.places import register
from moothill.rooms.activities.views.places_door import people, people_sheet
from moothill.rooms.activities.views.places_own import calendar_file, own_place
from moothill.rooms.activities.views.places_set import attendance, joining

__all__ = [
    "activities",
    "attendance",
    "calendar_file",
    "joining",
    "own_place",
    "people",
    "people_sheet",
    "register",
]
