"""Who else does something when records of a kind come into sight, by whatever door: rooms that the kind's own does not know.

`Kind.turned` is for the kind's own room. This is for a room above it, which `config.wiring` names.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from moothill.commons.policy.actors import Actor

# Told in the same transaction of the records that came into sight, as a query: there may be a hundred thousand, or one.
Landed = Callable[[Any, Actor, datetime], None]
_LANDED: dict[str, Landed] = {}


def fill(landed: Mapping[str, Landed]) -> None:
    """Say who is told of which kind. Called once, by `config.wiring`."""
    _LANDED.clear()
    _LANDED.update(landed)


def tell(kind: str, records: Any, *, by: Actor, at: datetime) -> None:
    """Tell of these published records of `kind`, a query. Does nothing where nobody asked for it."""
    if kind in _LANDED:
        _LANDED[kind](records, by, at)
