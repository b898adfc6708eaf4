"""What may be suggested anew: every kind that somebody writes, with the way to its form."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.record import kinds
from moothill.commons.record.editing import editing_facts, rules_of
from moothill.commons.record.ways import Way, ways_of
from moothill.core.policy import Act, CycleState, decide


@require_safe
def choose(request: Any, cycle: str) -> HttpResponse:
    """The kinds of which this visitor may suggest a new one."""
    found = cycle_or_404(request, cycle)
    rules = rules_of(found)
    offered = [
        kind
        for kind in kinds.every()
        if Way.SUGGEST in ways_of(kind)
        and decide(Act.SUGGEST, editing_facts(request.actor, found, kind=kind.name, rules=rules)).allowed
    ]
    shown = {"offered": offered, "ended": found.state == CycleState.ENDED}
    return page(request, "change/kinds.html", shown, cycle=found, here="suggestions")
