"""Who looks, and on which day."""

from dataclasses import dataclass
from datetime import date

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks at which cycle on which day, and whether the visitor may change things."""

    cycle: Cycle
    actor: Actor
    today: date
    editing: bool = False
