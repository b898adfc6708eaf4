"""Contributions like the one at hand."""

from importlib import import_module
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor

MOST = 5


def similar(cycle: Cycle, text: str, actor: Actor) -> list[Any]:
    """At most five inputs of a cycle that say much the same as `text`, best first; each with its `record` and `excerpt`.

    Only what `actor` may see. Never raises for any text.
    """
    try:
        search = import_module("moothill.commons.search.similar")
    except ImportError:
        return []
    found: list[Any] = search.similar_to(cycle=cycle, kind="input", text=text, actor=actor, most=MOST)
    return found
