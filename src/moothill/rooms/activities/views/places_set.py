"""What a steward says of an event: how to join it from afar, and how many came."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from moothill.commons.record.errors import Invalid
from moothill.core.policy import Act
from moothill.rooms.activities import operations
from moothill.rooms.activities.errors import NoWords, TooEarly
from moothill.rooms.activities.forms import AttendanceForm, JoiningForm
from moothill.rooms.activities.models import Joining
from moothill.rooms.activities.queries.attendance import counted
from moothill.rooms.activities.views.places_entering import event_for, event_page


@require_http_methods(["GET", "HEAD", "POST"])
def joining(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Ask how to join, then store it for those who have a place."""
    event = event_for(request, cycle, reference, act=Act.EDIT)
    if isinstance(event, HttpResponse):
        return event
    before = Joining.objects.filter(event=event).values_list("words", flat=True).first() or ""
    if request.method != "POST":
        form = JoiningForm(initial={"words": before})
        return event_page(request, "activities/places/joining.html", event, {"form": form})
    form = JoiningForm(request.POST)
    try:
        if form.is_valid():
            operations.set_joining(event=event, by=request.actor, at=request.at, **form.cleaned_data)
            return HttpResponseRedirect(event.record.get_absolute_url(), status=303)
    except NoWords as error:
        form.add_error("words", str(error))
    return event_page(request, "activities/places/joining.html", event, {"form": form}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Ask how many came from each sector, beginning with those who were checked in; then store it."""
    event = event_for(request, cycle, reference, act=Act.EDIT)
    if isinstance(event, HttpResponse):
        return event
    form = AttendanceForm(request.POST if request.method == "POST" else None, counts=counted(event))
    try:
        if form.is_valid():
            operations.count_those_who_came(event=event, counts=form.counts, by=request.actor, at=request.at)
            return HttpResponseRedirect(event.record.get_absolute_url(), status=303)
    except TooEarly as error:
        form.add_error(None, str(error))
    except Invalid as error:
        form.add_error(None, [fault.words for fault in error.faults])
    status = 422 if form.errors else 200
    return event_page(request, "activities/places/attendance.html", event, {"form": form}, status=status)
