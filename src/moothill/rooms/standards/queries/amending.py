"""For how long the pinned pack of a cycle lets its plan be amended: for the room that issues it, which knows no packs."""

from moothill.commons.cycles.models import Cycle
from moothill.core.standards.kinds import Mark
from moothill.rooms.commitments.queries.windows import Allowed
from moothill.rooms.standards.queries.pins import pins

_NAME = "amendment.window_months"


def allowed_in(cycle: Cycle) -> Allowed | None:
    """What the pack of the cycle says, with the cycle's own number in its place; None without a pack, or if it says nothing.

    One question.
    """
    found = pins(cycle)
    pin = found[0] if found else None
    if pin is None or pin.pack is None:
        return None
    setting = pin.pack.with_values(pin.values).get(_NAME)
    if setting is None or not isinstance(setting.value, int):
        return None
    return Allowed(setting.value, setting.mark is Mark.CONFIRMED)
