"""Whom a hint asks to do something: whoever can change what it is about. To everybody else it is a fact."""

from collections.abc import Callable

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.editing import may_edit_at_once, modes_in
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, CycleState, Mode, decide


def may_mend(record: Record, cycle: Cycle, actor: Actor) -> bool:
    """Whether `actor` changes this record at once; nobody is asked to once the cycle has ended. See `may_edit_at_once`."""
    return cycle.state != CycleState.ENDED and may_edit_at_once(actor, record)


def who_may_mend(cycle: Cycle, actor: Actor) -> Callable[[Record], bool]:
    """The same of every commitment of a cycle. One question, and none about a steward; about a lead, one for each."""
    if cycle.state == CycleState.ENDED:
        return lambda record: False
    if decide(Act.EDIT, facts_of(actor, cycle)).allowed:
        return lambda record: True
    mode_of = modes_in(actor, cycle, kind="commitment")
    return lambda record: mode_of(record) == Mode.OPEN
