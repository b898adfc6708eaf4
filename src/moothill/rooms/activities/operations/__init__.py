"""The acts of this room: places at events, and by what groups are reached.

Activities themselves are changed by `commons.record.operations`.
"""

from moothill.rooms.activities.operations.checking_in import check_in, check_out, walk_in
from moothill.rooms.activities.operations.counting import count_those_who_came
from moothill.rooms.activities.operations.giving_back import cancel
from moothill.rooms.activities.operations.joining import set_joining
from moothill.rooms.activities.operations.looking import note_look
from moothill.rooms.activities.operations.placing import Asked, Placed, register
from moothill.rooms.activities.operations.reaching import set_reach

__all__ = [
    "Asked",
    "Placed",
    "cancel",
    "check_in",
    "check_out",
    "count_those_who_came",
    "note_look",
    "register",
    "set_joining",
    "set_reach",
    "walk_in",
]
