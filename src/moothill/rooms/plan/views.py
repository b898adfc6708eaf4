"""The timeline of a cycle: its stages, its key dates, and every timeline as a table."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import MOST, NoSuchPage, page_of
from moothill.core.policy import Act, decide
from moothill.rooms.plan import queries
from moothill.rooms.plan.queries import Sight

_ORDER = ("record__position", "pk")
_MOST_TIMELINES = 10


@require_safe
def timeline(request: Any, cycle: str) -> HttpResponse:
    """When everything takes place; 400 for a page that there is not."""
    found = cycle_or_404(request, cycle)
    editing = decide(Act.EDIT, facts_of(request.actor, found)).allowed
    sight = Sight(found, request.actor, found.day(request.at), editing)
    after = request.GET.get("after", "")
    try:
        shown, status = _shown(sight, after), 200
    except NoSuchPage as error:
        shown, status = {"faults": [str(error)]}, 400
    return page(
        request,
        "plan/timeline_page.html",
        shown | {"may_edit": editing},
        cycle=found,
        here="timeline",
        status=status,
    )


def _shown(sight: Sight, after: str) -> dict[str, Any]:
    things = page_of(
        queries.timelines(sight.cycle, sight.actor),
        _ORDER,
        after=after,
        most=_MOST_TIMELINES,
    )
    stages = queries.stages(sight.cycle, sight.actor)[:MOST]
    key_dates = queries.key_dates(sight.cycle, sight.actor)[:MOST]
    return {
        "stages": queries.stage_rows(stages, sight),
        "key_dates": queries.key_date_rows(key_dates, sight),
        "grids": queries.grids(things.things, sight),
        "older": f"?after={things.following}" if things.following else "",
        "newer": "?" if after else "",
    }
