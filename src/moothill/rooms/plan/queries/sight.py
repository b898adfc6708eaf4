"""Who looks, and on which day."""

from dataclasses import dataclass
from datetime import date

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.core.policy import CycleState


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks at which cycle on which day, and whether the visitor may change things."""

    cycle: Cycle
    actor: Actor
    today: date
    editing: bool = False

    @property
    def ended(self) -> bool:
        """Whether the cycle is over: then figures are final, and nothing counts days."""
        return self.cycle.state == CycleState.ENDED
