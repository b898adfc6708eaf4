"""The page on which somebody finds where to start reading."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, decide
from moothill.rooms.coding.queries import piles as queries
from moothill.rooms.inputs.views.entering import sign_in_first


@never_cache
@require_safe
def piles(request: Any, cycle: str) -> HttpResponse:
    """Unread contributions in piles, for those who code; "?anew" makes the piles again."""
    found = cycle_or_404(request, cycle)
    if answer := sign_in_first(request):
        return answer
    require(Act.CODE, facts_of(request.actor, found))
    shown = {
        "found": queries.piles(found, request.actor, anew="anew" in request.GET),
        "base": found.get_absolute_url(),
        "may_link": decide(Act.LINK, facts_of(request.actor, found)).allowed,
    }
    answer = page(request, "coding/piles.html", shown, cycle=found, here="inputs", kept=False)
    answer["Cache-Control"] = "no-store"
    return answer
