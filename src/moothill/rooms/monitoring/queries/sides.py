"""Who may report for which side."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from moothill.commons.cycles.labels import SIDES
from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import sides_in
from moothill.commons.policy.actors import Actor
from moothill.core.policy import Side
from moothill.rooms.commitments.queries import leading
from moothill.rooms.monitoring.kinds import REPORTING


def sides_of(actor: Actor, commitment: int, cycle: Cycle, at: datetime) -> list[Side]:
    """The sides for which `actor` reports on this commitment: where they are a steward, and where they lead it."""
    if actor.participant is None:
        return []
    mine = {*sides_in(cycle, actor.participant, at), leading.leads(actor, commitment)}
    return [side for side in REPORTING if side in mine]


def has_left(actor: Actor, commitment: int) -> bool:
    """Whether `actor` led this commitment once, and does no more."""
    if actor.participant is None or leading.leads(actor, commitment) is not None:
        return False
    return any(lead.participant_id == actor.participant for lead in leading.led_before(commitment))


def leads_of(commitments: Iterable[int]) -> dict[tuple[int, str], Any]:
    """Who leads these commitments now, by commitment and side, each with their participant. One question."""
    found = leading.leads_of(commitments)
    return {(pk, side.value): lead for pk, by_side in found.items() for side, lead in by_side.items()}


def leads_still(participant: int, commitment: int, side: str) -> bool:
    """Whether this participant leads the commitment for that side now."""
    found = leading.leading_now().filter(participant=participant, commitment=commitment, side=side)
    return bool(found.exists())


def other_side(side: str) -> str:
    """The side that stands across from this one."""
    return str(next(each for each in REPORTING if each != side))


def side_label(side: str) -> str:
    """The side in words."""
    return str(dict(SIDES)[side])
