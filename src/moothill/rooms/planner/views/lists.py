"""The list of tasks, and the list of meetings."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record.filters import Filter, UnknownWord, query_of
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage
from moothill.core.policy import Act, decide
from moothill.rooms.planner import queries
from moothill.rooms.planner.kinds import Progress
from moothill.rooms.planner.queries import FILTERS, Sight


@require_safe
def tasks(request: Any, cycle: str) -> HttpResponse:
    """The tasks, open ones first, narrowed by state and owner; 400 for a filter that leads nowhere."""
    found = cycle_or_404(request, cycle)
    sight = _sight(request, found)
    try:
        shown, status = _tasks(request, sight), 200
    except UnknownWord as error:
        shown, status = {"faults": list(error.faults.values())}, 400
    except NoSuchPage as error:
        shown, status = {"faults": [str(error)]}, 400
    shown |= {
        "may_edit": sight.editing,
        "filters": _filters(request.GET),
        "asked": query_of(request.GET, FILTERS),
        "list_url": f"{found.get_absolute_url()}tasks/",
    }
    return page(request, "planner/tasks.html", shown, cycle=found, here="tasks", status=status)


def _tasks(request: Any, sight: Sight) -> dict[str, Any]:
    things = queries.narrow(queries.tasks(sight.cycle, sight.actor), request.GET, cycle=sight.cycle)
    after = request.GET.get("after", "")
    found = queries.page_of_tasks(things, after=after)
    return {
        "counts": queries.counts(things),
        "rows": queries.task_rows(found.things, sight),
        "older": f"?{query_of(request.GET, FILTERS, after=found.following)}" if found.following else "",
        "newer": f"?{query_of(request.GET, FILTERS)}" if after else "",
    }


@require_safe
def meetings(request: Any, cycle: str) -> HttpResponse:
    """The meetings in order, each with its attendance and actions."""
    found = cycle_or_404(request, cycle)
    sight = _sight(request, found)
    after = request.GET.get("after", "")
    shown: dict[str, Any] = {"may_edit": sight.editing}
    try:
        things = queries.page_of_meetings(queries.meetings(found, request.actor), after=after)
    except NoSuchPage as error:
        shown |= {"faults": [str(error)]}
        return page(request, "planner/meetings.html", shown, cycle=found, here="meetings", status=400)
    shown |= {
        "meetings": queries.meeting_rows(things.things, sight),
        "older": f"?after={things.following}" if things.following else "",
        "newer": "?" if after else "",
    }
    return page(request, "planner/meetings.html", shown, cycle=found, here="meetings")


def _sight(request: Any, cycle: Cycle) -> Sight:
    editing = decide(Act.EDIT, facts_of(request.actor, cycle)).allowed
    return Sight(cycle, request.actor, cycle.day(request.at), editing)


def _filters(asked: QueryDict) -> list[Filter]:
    """The boxes of the form, each with what was asked."""
    return [
        Filter("state", _("State"), asked.get("state", ""), Progress.choices),
        Filter("owner", _("Whose task it is"), asked.get("owner", "")),
    ]
