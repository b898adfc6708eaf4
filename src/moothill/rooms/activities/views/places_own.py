"""The page of one place, at its secret address."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from moothill.commons.cycles.frame import cycle_or_404
from moothill.commons.policy.errors import Refused
from moothill.rooms.activities import operations
from moothill.rooms.activities.errors import NotOpen
from moothill.rooms.activities.models import Place
from moothill.rooms.activities.queries.calendar import calendar_of
from moothill.rooms.activities.queries.places import ahead_of, is_past_cancelling, joining_for, place_at
from moothill.rooms.activities.queries.tokens import code_of
from moothill.rooms.activities.views.places_entering import event_page

_STATUS: dict[type[Exception], int] = {NotOpen: 409, Refused: 403}


@require_http_methods(["GET", "HEAD", "POST"])
def own_place(request: Any, cycle: str, secret: str) -> HttpResponse:
    """What somebody has who knows the address, and the way to give it back; 404 for an address that is nobody's."""
    place = _place_or_404(request, cycle, secret)
    if request.method != "POST":
        return _show(request, place)
    try:
        operations.cancel(place=place, by=request.actor, at=request.at)
    except tuple(_STATUS) as error:
        return _show(request, place, fault=str(error), status=_STATUS[type(error)])
    return HttpResponseRedirect(request.path, status=303)


def _place_or_404(request: Any, cycle: str, secret: str) -> Place:
    place = place_at(cycle_or_404(request, cycle), secret)
    if place is None:
        raise Http404
    return place


def _show(request: Any, place: Place, *, fault: str = "", status: int = 200) -> HttpResponse:
    shown = {
        "place": place,
        "code": code_of(place),
        "ahead": ahead_of(place),
        "joining": joining_for(place),
        "is_past": is_past_cancelling(place, request.at),
        "fault": fault,
    }
    answer = event_page(request, "activities/places/place.html", place.event, shown, status=status)
    # The address is a secret: no other site learns it from a link. Of this site's own forms a browser must name it.
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
def calendar_file(request: Any, cycle: str, secret: str) -> HttpResponse:
    """The event for a calendar; 404 where no day of it is known."""
    place = _place_or_404(request, cycle, secret)
    content = calendar_of(place, own=request.build_absolute_uri("./"), at=request.at)
    if content is None:
        raise Http404
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    name = f"{place.event.record.cycle.slug}-{place.event.record.reference}.ics"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store, private"
    return answer
