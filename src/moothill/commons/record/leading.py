"""Who leads a thing, as the room says that knows of leads: commons know of none, and every decision asks here."""

from collections.abc import Callable, Mapping

from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.core.policy import Role

# Whether somebody with the role of a lead in the record's cycle leads this very record. One question.
Finder = Callable[[Actor, Record], bool]
_finders: dict[str, Finder] = {}


def fill(finders: Mapping[str, Finder]) -> None:
    """Say who knows the leads of records, by kind. Called once, by `config.wiring`."""
    _finders.clear()
    _finders.update(finders)


def leads(by: Actor, record: Record | None) -> bool:
    """Whether `by` leads this record today; False for kinds that nobody leads.

    Asks one question at most, and none about somebody who is no lead of anything in the cycle.
    """
    if record is None or record.kind not in _finders or by.participant is None:
        return False
    if Role.COMMITMENT_LEAD not in by.roles.get(record.cycle_id, frozenset()):
        return False
    return _finders[record.kind](by, record)
