"""The timeline of a cycle: as a picture, and its stages, key dates and timelines as tables."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import MOST, NoSuchPage, page_of
from moothill.core.policy import Act, decide
from moothill.rooms.plan import queries
from moothill.rooms.plan.queries import Sight
from moothill.rooms.plan.queries.stages import StageRow

_ORDER = ("record__position", "pk")
_MOST_TIMELINES = 10
_MOST_BASELINES = 20


class _NoSuchStage(ValueError):
    def __init__(self, reference: str) -> None:
        super().__init__(
            _("There is no stage “%(reference)s” here. Choose one from the list.")
            % {"reference": reference[:20]}
        )


@require_safe
def timeline(request: Any, cycle: str) -> HttpResponse:
    """When everything takes place, of the whole cycle or of one stage; 400 for a page or a stage that there is not."""
    found = cycle_or_404(request, cycle)
    facts = facts_of(request.actor, found)
    editing = decide(Act.EDIT, facts).allowed
    sight = Sight(found, request.actor, found.day(request.at), editing)
    try:
        shown, status = _shown(sight, request.GET.get("after", ""), request.GET.get("stage", "")), 200
    except (NoSuchPage, _NoSuchStage) as error:
        shown, status = {"faults": [str(error)]}, 400
    shown |= {"may_edit": editing, "may_cut": decide(Act.BASELINE, facts).allowed}
    return page(request, "plan/timeline_page.html", shown, cycle=found, here="timeline", status=status)


def _shown(sight: Sight, after: str, reference: str) -> dict[str, Any]:
    things = page_of(queries.timelines(sight.cycle, sight.actor), _ORDER, after=after, most=_MOST_TIMELINES)
    stages = queries.stage_rows(queries.stages(sight.cycle, sight.actor)[:MOST], sight)
    key_dates = queries.key_dates(sight.cycle, sight.actor)[:MOST]
    stage = _chosen(stages, reference)
    return {
        "picture": None if after else queries.picture(sight, stage=stage.thing if stage else None),
        "stage": stage,
        "stages": stages,
        "key_dates": queries.key_date_rows(key_dates, sight),
        "grids": queries.grids(things.things, sight),
        "baselines": queries.baselines(sight.cycle, sight.actor)[:_MOST_BASELINES],
        "older": f"?after={things.following}" if things.following else "",
        "newer": "?" if after else "",
    }


def _chosen(stages: list[StageRow], reference: str) -> StageRow | None:
    if not reference:
        return None
    for row in stages:
        if row.part.reference == reference:
            return row
    raise _NoSuchStage(reference)
