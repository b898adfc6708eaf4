"""Whether people were asked what the themes miss, and whether that is over."""

from dataclasses import dataclass
from datetime import datetime

from moothill.commons.cycles.models import Cycle
from moothill.core.policy import RecordState
from moothill.rooms.inputs.kinds import CallState
from moothill.rooms.inputs.queries import state_of
from moothill.rooms.themes.models import Missed


@dataclass(frozen=True, slots=True)
class Asked:
    """`missed` is None while nobody settled it. `is_over`: the call has closed, or it was said why there is none."""

    missed: Missed | None = None
    is_over: bool = False
    turns_at: datetime | None = None


def asked_in(cycle: Cycle, at: datetime) -> Asked:
    """How it stands in a cycle at a moment. One question."""
    found = Missed.objects.select_related("call__record").filter(cycle=cycle).first()
    if found is None or found.call is None:
        return Asked(found, is_over=found is not None)
    call = found.call
    call.record.cycle = cycle
    closed = state_of(call, at, cycle.day(at)) == CallState.CLOSED
    # A call that was withdrawn asks nobody any more.
    over = closed and call.record.state == RecordState.PUBLISHED
    return Asked(found, is_over=over, turns_at=None if closed else call.closes_at)
