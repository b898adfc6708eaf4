"""The ways in: to an event for those who look after it, and to a table for whoever has its address."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse

from moothill.commons.cycles.frame import cycle_or_404
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.operations import require
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.core.policy import Act, RecordState
from moothill.rooms.inputs.models import TableLink
from moothill.rooms.inputs.operations.tables import digest
from moothill.rooms.inputs.queries.tables import link_of


def cycle_to_enter(request: Any, cycle: str) -> Cycle | HttpResponse:
    """The cycle, for somebody who may type in for others; a way to sign in for whoever is not signed in. Raises Refused."""
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(Act.ENTER, facts_of(request.actor, found))
    return found


def event_to_enter(request: Any, cycle: str, reference: str) -> Record | HttpResponse:
    """The activity, for somebody who may type in for others; as `cycle_to_enter`. Raises Http404, Refused."""
    found = cycle_to_enter(request, cycle)
    if isinstance(found, HttpResponse):
        return found
    return activity_or_404(request, found, reference)


def activity_or_404(request: Any, cycle: Cycle, reference: str) -> Record:
    """The standing activity with this reference. Raises Http404."""
    record = find(cycle, reference.upper(), request.actor)
    if record is None or record.kind != "activity" or record.state == RecordState.WITHDRAWN:
        raise Http404
    return record


def table_or_404(request: Any, cycle: str, token: str) -> TableLink:
    """The table at this secret address, closed ones included. Raises Http404 in the same words for any other."""
    found = cycle_or_404(request, cycle)
    link = link_of(found, digest(token))
    if link is None:
        raise Http404
    return link
