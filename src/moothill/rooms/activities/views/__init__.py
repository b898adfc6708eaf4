"""The pages of this room."""

from moothill.rooms.activities.views.groups import groups, reached_by
from moothill.rooms.activities.views.listing import activities
from moothill.rooms.activities.views.places import register
from moothill.rooms.activities.views.places_door import people, people_sheet
from moothill.rooms.activities.views.places_own import calendar_file, own_place
from moothill.rooms.activities.views.places_set import attendance, joining

__all__ = [
    "activities",
    "attendance",
    "calendar_file",
    "groups",
    "joining",
    "own_place",
    "people",
    "people_sheet",
    "reached_by",
    "register",
]
