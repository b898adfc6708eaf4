"""A number of the rules that a cycle is checked against, for rooms that advise by it."""

from moothill.commons.cycles.models import Cycle
from moothill.rooms.standards.queries.pins import pins


def days_for_comment(cycle: Cycle) -> int | None:
    """For how many days a draft should be open for comment (RES-04); None where the cycle has no rules. One question."""
    for pin in pins(cycle)[:1]:
        setting = pin.pack.with_values(pin.values).get("draft.comment_days") if pin.pack else None
        return int(str(setting.value)) if setting else None
    return None
