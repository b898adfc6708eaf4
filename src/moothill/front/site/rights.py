"""Who can do what: printed by asking the decision function itself, so that this page cannot disagree with the site."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.labels import ROLES
from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import roles_of
from moothill.core.policy import ACTS, CycleState, Facts, Role, decide

_MOST = 500


@require_safe
def rights(request: Any, cycle: str) -> HttpResponse:
    """Acts by roles, and who holds which role, now and before."""
    found = cycle_or_404(request, cycle)
    held = list(roles_of(found).order_by("role", "side", "-since", "pk")[:_MOST])
    shown = {
        "columns": [label for label, _facts in _people(found)],
        "rows": _table(found),
        "now": [each for each in held if each.until is None],
        "before": [each for each in held if each.until is not None],
    }
    return page(request, "site/rights.html", shown, cycle=found, here="who-can-do-what")


def _people(cycle: Cycle) -> list[tuple[str, Facts]]:
    """Everybody there can be, as `decide` sees them."""
    state = CycleState(cycle.state)
    everyone = [
        (_("anyone, not signed in"), Facts(cycle=state)),
        (_("anyone with an account"), Facts(cycle=state, signed_in=True)),
    ]
    roles = [
        (str(label), Facts(roles=frozenset({Role(role)}), signed_in=True, cycle=state))
        for role, label in ROLES
    ]
    return [*everyone, *roles, (_("whoever runs the server"), Facts(operator=True, cycle=state))]


def _table(cycle: Cycle) -> list[tuple[str, list[tuple[str, bool]]]]:
    """For each act its words, and for everybody their name and whether they may."""
    people = _people(cycle)
    return [
        (_(rule.words), [(label, decide(act, facts).allowed) for label, facts in people])
        for act, rule in ACTS.items()
    ]
