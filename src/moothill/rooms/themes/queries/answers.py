"""Which records are answered, as a later room says: it knows of responses, this one does not."""

from collections.abc import Callable, Collection

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor

# Of records, by their ids, those with a published response that the actor may see. A number of questions that does not grow.
Finder = Callable[[Cycle, Actor, Collection[int]], Collection[int]]
_finder: list[Finder] = []


def fill(finder: Finder | None) -> None:
    """Say who knows what is answered. Called once, by `config.wiring`. None forgets it: then nothing is answered."""
    _finder[:] = [finder] if finder else []


def answered_among(cycle: Cycle, actor: Actor, records: Collection[int]) -> set[int]:
    """Those of these records that have a published response."""
    return set(_finder[0](cycle, actor, records)) if _finder and records else set()
