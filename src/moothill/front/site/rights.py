"""Who can do what: printed by asking the decision function itself, so that this page cannot disagree with the site."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles import level
from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle, LevelState
from moothill.commons.cycles.queries import level_changes, roles_of, sides_with_stewards
from moothill.commons.policy.actors import Actor
from moothill.commons.record import modes
from moothill.commons.record.editing import rules_of
from moothill.core.policy import EditingRule
from moothill.front.site.rights_table import people, table

_MOST = 500
_MOST_WAITING, _MOST_DECIDED = 100, 20


@require_safe
def rights(request: Any, cycle: str) -> HttpResponse:
    """Acts by people, how things may be edited, what waits for the other side, and who holds which role."""
    found = cycle_or_404(request, cycle)
    rules = rules_of(found)
    held = list(roles_of(found).order_by("role", "side", "-since", "pk")[:_MOST])
    shown = {
        "columns": people(found),
        "rows": table(found, rules),
        "now": [each for each in held if each.until is None],
        "before": [each for each in held if each.until is not None],
        **_editing(found, rules, request.actor),
        **_standing(found, request),
    }
    return page(request, "site/rights.html", shown, cycle=found, here="who-can-do-what")


def _editing(cycle: Cycle, rules: Sequence[EditingRule], actor: Actor) -> dict[str, Any]:
    """Which rule says what about editing."""
    return {
        "contributors": modes.CONTRIBUTORS.values(),
        "modes": modes.peculiar(rules),
        "apart": modes.records_apart(cycle, rules, actor),
    }


def _standing(cycle: Cycle, request: Any) -> dict[str, Any]:
    """Whether the sides stand level here, and what one of them asked the other."""
    changes = level_changes(cycle)
    waiting = changes.filter(state=LevelState.WAITING)[:_MOST_WAITING]
    decided = changes.exclude(state=LevelState.WAITING)[:_MOST_DECIDED]
    return {
        "both_sides": len(sides_with_stewards(cycle, request.at)) > 1,
        "waiting": level.told(cycle, waiting, request.actor),
        "decided": level.told(cycle, decided, request.actor),
    }
