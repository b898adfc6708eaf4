"""The register of activities."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.filters import Filter, UnknownWord, query_of
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage
from moothill.core.policy import Act, decide
from moothill.rooms.activities.kinds import Form, State
from moothill.rooms.activities.queries import (
    FILTERS,
    Sight,
    counts,
    narrow,
    register,
    stages_of,
    standing,
    tables,
)


@require_safe
def activities(request: Any, cycle: str) -> HttpResponse:
    """The register by stage and group, narrowed by its filters; 400 for one that leads nowhere."""
    found = cycle_or_404(request, cycle)
    stages = stages_of(found, request.actor)
    editing = decide(Act.EDIT, facts_of(request.actor, found)).allowed
    sight = Sight(found, request.actor, found.day(request.at), stages, editing)
    try:
        shown, status = _shown(request, sight), 200
    except UnknownWord as error:
        shown, status = {"faults": list(error.faults.values())}, 400
    except NoSuchPage as error:
        shown, status = {"faults": [str(error)]}, 400
    shown |= {
        "may_edit": editing,
        "filters": _filters(request.GET, stages),
        "asked": query_of(request.GET, FILTERS),
        "list_url": f"{found.get_absolute_url()}activities/",
    }
    return page(request, "activities/register.html", shown, cycle=found, here="activities", status=status)


def _shown(request: HttpRequest, sight: Sight) -> dict[str, Any]:
    """What the register shows: one page of rows, and figures about all of them."""
    things = narrow(standing(sight.cycle, sight.actor), request.GET, cycle=sight.cycle, actor=sight.actor)
    after = request.GET.get("after", "")
    figures = counts(things, sight.cycle)
    rows = register(things, figures.by_stage, sight.stages, after=after)
    everything = not (query_of(request.GET, FILTERS) or after or rows.following)
    return {
        "counts": figures,
        "tables": tables(rows.things, sight, empty=everything),
        "older": f"?{query_of(request.GET, FILTERS, after=rows.following)}" if rows.following else "",
        "newer": f"?{query_of(request.GET, FILTERS)}" if after else "",
    }


def _filters(asked: QueryDict, stages: Mapping[int, Record]) -> list[Filter]:
    """The boxes of the form, each with what was asked."""
    named = [(stage.reference, f"{stage.number} {stage.title}".strip()) for stage in stages.values()]
    return [
        Filter("stage", _("Stage"), asked.get("stage", ""), named, own=True),
        Filter("state", _("State"), asked.get("state", ""), State.choices),
        Filter("form", _("Kind"), asked.get("form", ""), Form.choices),
        Filter("side", _("Side"), asked.get("side", ""), SIDES),
        Filter("place", _("Place"), asked.get("place", "")),
    ]
