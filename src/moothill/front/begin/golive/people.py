"""Whether each side has somebody to write to, somebody who leads, and a steward."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import roles_of
from moothill.commons.policy.actors import Actor
from moothill.core.policy import Role, Side
from moothill.front.begin.golive.point import Point
from moothill.rooms.plan import queries as plan


def contacts(cycle: Cycle, actor: Actor) -> Iterator[Point]:
    """Somebody to write to, and somebody who leads, on each side."""
    found = plan.key_details(cycle, actor)
    url = f"{cycle.get_absolute_url()}key-details/"
    mend = ((_("Key details"), f"{url}{found.record.reference}/edit/" if found else f"{url}new/"),)
    yield Point(
        _("The government's side has a public contact"), bool(found and found.government_contacts), mend
    )
    yield Point(
        _("Civil society's side has a public contact"), bool(found and found.civil_society_contacts), mend
    )
    sides = {row.get("side") for row in found.leads} if found else set()
    yield Point(
        _("It is said who leads, on both sides"), {Side.GOVERNMENT, Side.CIVIL_SOCIETY} <= sides, mend
    )


def stewards(cycle: Cycle, actor: Actor) -> Iterator[Point]:
    """Both sides stand level from the first day."""
    held = roles_of(cycle).filter(until=None, role=Role.STEWARD).values_list("side", flat=True)
    sides, mend = set(held), ((_("Appoint someone"), f"{cycle.get_absolute_url()}desk/appoint/"),)
    yield Point(_("The government's side has a steward"), Side.GOVERNMENT in sides, mend)
    yield Point(_("Civil society's side has a steward"), Side.CIVIL_SOCIETY in sides, mend)
