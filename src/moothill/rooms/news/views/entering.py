"""The way in to one record of this room for its stewards."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse

from moothill.commons.cycles.frame import cycle_or_404
from moothill.commons.policy.operations import require
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.core.policy import Act, RecordState


def record_for(request: Any, cycle: str, reference: str, *, kind: str, act: Act) -> Record | HttpResponse:
    """The record, for somebody who may do `act` to it; a way to sign in for whoever is not signed in.

    Raises Http404 for what is not there, Refused for whoever may not.
    """
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    record = find(found, reference, request.actor)
    if record is None or record.kind != kind or record.state == RecordState.WITHDRAWN:
        raise Http404
    require(act, facts_of(request.actor, found, record))
    return record
