"""Who else does something when records of a kind come into sight, by whatever door: rooms that the kind's own does not know.

`Kind.turned` is for the kind's own room. This is for a room above it, which `config.wiring` names, and for whatever a person
settles with it who publishes or withdraws a record by hand.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from moothill.commons.policy.actors import Actor

# Told in the same transaction of the records that came into sight, as a query: there may be a hundred thousand, or one.
Landed = Callable[[Any, Actor, datetime], None]
_LANDED: dict[str, Landed] = {}
# Told of one record of any kind that somebody published or withdrew: the act, by whom and when, once its line is written.
Settler = Callable[[Any, str, Actor, datetime], None]
_SETTLERS: list[Settler] = []


def fill(landed: Mapping[str, Landed], settlers: Iterable[Settler] = ()) -> None:
    """Say who is told of which kind, and who of every act by hand. Called once, by `config.wiring`."""
    _LANDED.clear()
    _LANDED.update(landed)
    _SETTLERS[:] = settlers


def tell(kind: str, records: Any, *, by: Actor, at: datetime) -> None:
    """Tell of these published records of `kind`, a query. Does nothing where nobody asked for it."""
    if kind in _LANDED:
        _LANDED[kind](records, by, at)


def settle(record: Any, act: str, *, by: Actor, at: datetime) -> None:
    """Tell that somebody published, put back or withdrew this record. Call it within the act, after its line is written."""
    for settler in _SETTLERS:
        settler(record, act, by, at)
