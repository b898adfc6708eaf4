"""What people can do now, and the list of calls."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.record.filters import Filter, UnknownWord, query_of
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import NoSuchPage
from moothill.commons.record.panels import Place
from moothill.core.policy import Act, CycleState, decide
from moothill.rooms.activities.queries.places import open_for_registration
from moothill.rooms.inputs import queries
from moothill.rooms.inputs.kinds import CallState
from moothill.rooms.inputs.queries.calls import FILTERS


@require_safe
def take_part(request: Any, cycle: str) -> HttpResponse:
    """Everything that is open now, what opens next, and what came of what has closed."""
    found = cycle_or_404(request, cycle)
    place = _place(request, found)
    current = queries.call_rows(queries.current(found, request.actor, request.at), place)
    running = found.state == CycleState.RUNNING
    events = open_for_registration(found, request.actor, request.at) if running else []
    for event in events:
        place.turns_at(event.until)
    shown = {
        "here_now": [row for row in current if row.is_open and not row.elsewhere],
        "elsewhere_now": [row for row in current if row.is_open and row.elsewhere],
        "events": events,
        "coming": [row for row in current if row.is_coming],
        "closed": queries.call_rows(queries.closed_lately(found, request.actor, request.at), place),
        "running": running,
        "may_add": place.editing,
    }
    return page(request, "inputs/take_part.html", shown, cycle=found, here="take-part", until=place.until)


@require_safe
def calls(request: Any, cycle: str) -> HttpResponse:
    """Every call by state, open ones first; 400 for a state or a part of the list that there is not."""
    found = cycle_or_404(request, cycle)
    place = _place(request, found)
    try:
        shown, status = _calls(request.GET, place), 200
    except (UnknownWord, NoSuchPage) as error:
        shown, status = {"faults": _words(error)}, 400
    shown |= {
        "may_edit": place.editing,
        "filters": [_filter(request.GET)],
        "asked": query_of(request.GET, FILTERS),
        "list_url": f"{found.get_absolute_url()}calls/",
    }
    return page(
        request, "inputs/calls.html", shown, cycle=found, here="take-part", status=status, until=place.until
    )


def _calls(asked: QueryDict, place: Place) -> dict[str, Any]:
    things = queries.narrow_calls(queries.calls(place.cycle, place.actor), asked, place)
    after = asked.get("after", "")
    listed = queries.page_of_calls(things, place, after=after)
    # What opens or closes next may stand on another page of the list, and then moves to this one.
    place.turns_at(queries.next_turn(place.cycle, place.actor, place.at))
    return {
        "rows": queries.call_rows(listed.things, place),
        "older": f"?{query_of(asked, FILTERS, after=listed.following)}" if listed.following else "",
        "newer": f"?{query_of(asked, FILTERS)}" if after else "",
    }


def _words(error: UnknownWord | NoSuchPage) -> list[str]:
    return list(error.faults.values()) if isinstance(error, UnknownWord) else [str(error)]


def _filter(asked: QueryDict) -> Filter:
    return Filter("state", _("State"), asked.get("state", ""), CallState.choices)


def _place(request: Any, cycle: Cycle) -> Place:
    editing = decide(Act.EDIT, facts_of(request.actor, cycle)).allowed
    return Place(cycle, request.actor, request.at, editing=editing)
