"""What a download of somebody's data has from here: their roles."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.cycles.models import RoleHeld
from moothill.commons.people.exporting import Section, moment


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Every role held, now and before."""
    held = RoleHeld.objects.filter(participant__in=participants).select_related("cycle", "organisation")
    yield Section(
        "roles", "Roles you hold or held; they are public.", [_role(each) for each in held.order_by("pk")]
    )


def _role(held: RoleHeld) -> dict[str, Any]:
    return {
        "cycle": held.cycle.slug,
        "role": held.role,
        "side": held.side,
        "organisation": held.organisation.name if held.organisation else None,
        "since": moment(held.since),
        "until": moment(held.until),
    }
