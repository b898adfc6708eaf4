"""Who may report for which side."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from moothill.commons.cycles.labels import SIDES
from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import sides_in
from moothill.commons.policy.actors import Actor
from moothill.core.policy import Side
from moothill.rooms.monitoring.kinds import REPORTING
from moothill.rooms.monitoring.models import Invitation


def _leads() -> Any:
    """The table of leads: it belongs to the room of commitments, and is reached by the keys between the tables."""
    commitments = Invitation._meta.get_field("commitment").related_model
    return commitments._meta.get_field("leads").related_model.objects  # type: ignore[union-attr]


def sides_of(actor: Actor, commitment: int, cycle: Cycle, at: datetime) -> list[Side]:
    """The sides for which `actor` reports on this commitment: those of which they are a steward, and that which they lead for."""
    if actor.participant is None:
        return []
    led = _leads().filter(commitment=commitment, participant=actor.participant, until=None)
    mine = {*sides_in(cycle, actor.participant, at), *map(Side, led.values_list("side", flat=True))}
    return [side for side in REPORTING if side in mine]


def left_at(actor: Actor, commitment: int) -> datetime | None:
    """When `actor` stopped to lead this commitment; None if they never led it, or still do."""
    led = _leads().filter(commitment=commitment, participant=actor.participant or 0)
    if led.filter(until=None).exists():
        return None
    until: datetime | None = led.order_by("-until").values_list("until", flat=True).first()
    return until


def leads_of(commitments: Iterable[int]) -> dict[tuple[int, str], Any]:
    """Who leads these commitments now, by commitment and side, each with their participant. One question."""
    rows = _leads().filter(commitment__in=list(commitments), until=None, participant__erased_at=None)
    return {(lead.commitment_id, lead.side): lead for lead in rows.select_related("participant__person")}


def leads_still(participant: int, commitment: int, side: str) -> bool:
    """Whether this participant leads the commitment for that side now."""
    led = _leads().filter(commitment=commitment, participant=participant, side=side, until=None)
    return bool(led.exists())


def side_label(side: str) -> str:
    """The side in words."""
    return str(dict(SIDES)[side])
