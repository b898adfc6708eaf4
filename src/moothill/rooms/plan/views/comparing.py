"""Two baselines compared, or one with now."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record.filters import query_of
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage
from moothill.core.policy import Act, decide
from moothill.rooms.plan import queries
from moothill.rooms.plan.models import Baseline
from moothill.rooms.plan.queries import Sight

_MOST_BASELINES = 100


@require_safe
def compare(request: Any, cycle: str) -> HttpResponse:
    """What moved from one baseline (`from`) to another (`to`), or to now: by how much and why.

    404 for a baseline that is not there, 400 where none is named or the page is none.
    """
    found = cycle_or_404(request, cycle)
    shown: dict[str, Any] = {"baselines": queries.baselines(found, request.actor)[:_MOST_BASELINES]}
    try:
        shown |= _compared(request, found)
        status = 200
    except ValueError as error:
        shown |= {"faults": [str(error)]}
        status = 400
    return page(request, "plan/compare.html", shown, cycle=found, here="timeline", status=status)


def _compared(request: Any, cycle: Cycle) -> dict[str, Any]:
    names = request.GET.get("from", ""), request.GET.get("to", "")
    if not names[0]:
        raise ValueError(_("Choose the baseline to compare from."))
    older = _baseline(request, cycle, names[0])
    newer = _baseline(request, cycle, names[1]) if names[1] else None
    if newer and _moment(newer) < _moment(older):
        older, newer = newer, older
    sight = Sight(cycle, request.actor, cycle.day(request.at), _may_edit(request, cycle))
    start = _place(request.GET.get("after", "0"))
    compared = queries.compare(older, newer, sight, start=start)
    following = str(compared.following)
    return {
        "older_one": older,
        "newer_one": newer,
        "compared": compared,
        "picture": compared.picture,
        "older": f"?{query_of(request.GET, ('from', 'to'), after=following)}" if compared.following else "",
        "newer": f"?{query_of(request.GET, ('from', 'to'))}" if start else "",
    }


def _baseline(request: Any, cycle: Cycle, reference: str) -> Baseline:
    found = queries.baseline(cycle, request.actor, reference)
    if found is None:
        raise Http404
    return found


def _moment(thing: Baseline) -> Any:
    return thing.record.created_at, thing.pk


def _may_edit(request: Any, cycle: Cycle) -> bool:
    return decide(Act.EDIT, facts_of(request.actor, cycle)).allowed


def _place(words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) <= 9):
        raise NoSuchPage
    return int(words)
