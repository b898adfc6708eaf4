"""The list of routes."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.record.paging import NoSuchPage
from moothill.rooms.signoffs.models import Route
from moothill.rooms.signoffs.queries import Walked, open_step, page_of_routes, walked_of


@require_safe
def routes(request: Any, cycle: str) -> HttpResponse:
    """Every standing route, the newest first, and how far each is; 400 for a page that is not there."""
    found = cycle_or_404(request, cycle)
    today, after = found.day(request.at), request.GET.get("after", "")
    shown: dict[str, Any] = {"newer": "?" if after else ""}
    status = 200
    try:
        listed = page_of_routes(found, request.actor, after=after)
        walked = walked_of([route.pk for route in listed.things])
        for route in listed.things:
            route.record.cycle = route.on.cycle = found
        shown["rows"] = [_row(route, walked[route.pk], today) for route in listed.things]
        shown["older"] = f"?after={listed.following}" if listed.following else ""
    except NoSuchPage as error:
        shown["faults"], status = [str(error)], 400
    return page(request, "signoffs/routes.html", shown, cycle=found, here="sign-offs", status=status)


def _row(route: Route, walked: list[Walked], today: Any) -> dict[str, Any]:
    following = open_step(walked)
    return {
        "record": route.record,
        "on": route.on,
        "of": len(walked),
        "passed": sum(each.passed for each in walked),
        "whole": following is None,
        "next": following,
        "late": following.days_late(today) if following else 0,
    }
