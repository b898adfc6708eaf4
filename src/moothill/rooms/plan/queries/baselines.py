"""The baselines of a cycle."""

from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.rooms.plan.models import Baseline
from moothill.rooms.plan.queries.parts import standing


def baselines(cycle: Cycle, actor: Actor) -> Any:
    """The baselines of a cycle that `actor` may see, newest first: a query to narrow further."""
    found = standing(Baseline, cycle, actor).order_by("-record__created_at", "-pk")
    return found.defer("record__source", "record__doubt")


def baseline(cycle: Cycle, actor: Actor, reference: str) -> Baseline | None:
    """The baseline under this reference, if there is one that `actor` may see."""
    found: Baseline | None = baselines(cycle, actor).filter(record__reference=reference).first()
    return found
