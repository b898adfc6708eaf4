"""What still needs a person before the public sees a cycle: each point is computed from the records."""

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.front.begin.golive.people import contacts, stewards
from moothill.front.begin.golive.point import Point
from moothill.front.begin.golive.texts import TO_FILL, sections
from moothill.front.begin.golive.work import dates, work

__all__ = ["TO_FILL", "Point", "points"]

_FINDERS = (contacts, stewards, sections, dates, work)


def points(cycle: Cycle, actor: Actor) -> list[Point]:
    """The whole list, as far as `actor` sees the records. It asks no more questions for a longer cycle."""
    return [point for find in _FINDERS for point in find(cycle, actor)]
