"""The way in to one event."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.commons.ui.markup import as_written
from moothill.core.policy import Act, RecordState
from moothill.rooms.activities.models import Activity
from moothill.rooms.activities.queries.places import event_at


def event_or_404(request: Any, cycle: str, reference: str) -> Activity:
    """The event at this address, a withdrawn one too. Raises Http404 for what the visitor may not know of."""
    event = event_at(cycle_or_404(request, cycle), reference, request.actor)
    if event is None:
        raise Http404
    return event


def event_for(request: Any, cycle: str, reference: str, *, act: Act) -> Activity | HttpResponse:
    """The event, for somebody who may do `act` there; a way to sign in for whoever is not signed in.

    Raises Http404 for what is not there, Refused for whoever may not.
    """
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    event = event_at(found, reference, request.actor)
    if event is None or event.record.state == RecordState.WITHDRAWN:
        raise Http404
    require(act, facts_of(request.actor, found, event.record))
    return event


def event_page(
    request: Any, template: str, event: Activity, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page about an event that is kept by nobody."""
    cycle = event.record.cycle
    crumbs = [
        (as_written(cycle.title), cycle.get_absolute_url()),
        (as_written(event.record.title), event.record.get_absolute_url()),
    ]
    context = {"event": event, "record": event.record, "crumbs": crumbs, **shown}
    answer = page(request, template, context, cycle=cycle, here="activities", status=status, kept=False)
    answer["Cache-Control"] = "no-store, private"
    return answer
