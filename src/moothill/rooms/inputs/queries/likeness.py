"""Contributions like the one at hand."""

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.search.similar import Similar, similar_to

MOST = 5


def similar(cycle: Cycle, text: str, actor: Actor) -> list[Similar]:
    """At most five inputs of a cycle that say much the same as `text`, best first; each with its `record` and `excerpt`.

    Only what `actor` may see. Never raises for any text.
    """
    return similar_to(cycle=cycle, kind="input", text=text, actor=actor, most=MOST)
