"""Which themes and points have an answer. The room of responses says so: `config.wiring` calls `fill`."""

from collections.abc import Callable, Collection

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor

# Those of these records that have a published response, as far as the actor may see it. One question, however many there are.
Finder = Callable[[Cycle, Actor, Collection[int]], set[int]]


def _none(cycle: Cycle, actor: Actor, ids: Collection[int]) -> set[int]:
    return set()


_finder: list[Finder] = [_none]


def fill(finder: Finder) -> None:
    """Say who knows of answers. Called once, by `config.wiring`."""
    _finder[:] = [finder]


def answered_among(cycle: Cycle, actor: Actor, ids: Collection[int]) -> set[int]:
    """Those of these records that have a published response."""
    return _finder[0](cycle, actor, ids) if ids else set()
