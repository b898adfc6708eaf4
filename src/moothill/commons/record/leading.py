"""Who leads a thing, as the room says that knows of leads: commons know of none, and every decision asks here."""

from collections.abc import Callable, Mapping
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.core.policy import Role

# Whether somebody with the role of a lead in the record's cycle leads this very record. One question.
Finder = Callable[[Actor, Record], bool]
_finders: dict[str, Finder] = {}
_above: dict[str, str] = {}


def fill(finders: Mapping[str, Finder], above: Mapping[str, str]) -> None:
    """Say who knows the leads of records, by kind; and of kinds that are parts of such a record, the field that names it.

    Called once, by `config.wiring`.
    """
    _finders.clear()
    _finders.update(finders)
    _above.clear()
    _above.update(above)


def leads(by: Actor, record: Record | None) -> bool:
    """Whether `by` leads this record today; False for kinds that nobody leads.

    Asks one question at most, and none about somebody who is no lead of anything in the cycle.
    """
    if record is None or record.kind not in _finders or by.participant is None:
        return False
    if Role.COMMITMENT_LEAD not in by.roles.get(record.cycle_id, frozenset()):
        return False
    return _finders[record.kind](by, record)


def leads_above(by: Actor, cycle: Cycle, kind: str, values: Mapping[str, Any]) -> bool:
    """Whether `by` leads the record that a new one of `kind`, with these values, would be a part of.

    Asks two questions at most, and none about somebody who is no lead of anything in the cycle.
    """
    name = _above.get(kind, "")
    reference = str(values.get(name) or "") if name else ""
    if not reference or Role.COMMITMENT_LEAD not in by.roles.get(cycle.pk, frozenset()):
        return False
    return leads(by, Record.objects.filter(cycle=cycle, reference=reference[:20]).first())
