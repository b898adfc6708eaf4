"""Member, Cycle, the roles people hold in it, and the changes of its rights that wait for the other side."""

from moothill.commons.cycles.models.cycles import (
    Cycle,
    Member,
    PracticePerson,
    RoleHeld,
    a_time_zone,
    not_reserved,
    slug_shape,
)
from moothill.commons.cycles.models.level import LevelChange, LevelState

__all__ = [
    "Cycle",
    "LevelChange",
    "LevelState",
    "Member",
    "PracticePerson",
    "RoleHeld",
    "a_time_zone",
    "not_reserved",
    "slug_shape",
]
