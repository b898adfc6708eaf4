"""Entering what was decided at a step."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.operations import require
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.core.policy import Act, RecordState
from moothill.rooms.signoffs import operations
from moothill.rooms.signoffs.errors import (
    NoSuchDocument,
    OutOfOrder,
    PassedAlready,
    RouteGone,
    WithoutTheRole,
)
from moothill.rooms.signoffs.forms import SignForm
from moothill.rooms.signoffs.kinds import Verdict
from moothill.rooms.signoffs.models import Step
from moothill.rooms.signoffs.operations.signing import require_role, require_turn
from moothill.rooms.signoffs.queries import walked_of
from moothill.rooms.signoffs.views.gate import STATUS, ask, blame


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: Any, cycle: str, reference: str, number: int) -> HttpResponse:
    """The form of one step. Who may not enter it, and whoever comes out of turn, reads why and what would do."""
    found = cycle_or_404(request, cycle)
    record = find(found, reference.upper()[:20], request.actor)
    if record is None or record.kind != "route":
        raise Http404
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(Act.SIGN, facts_of(request.actor, found, record))
    step = _step(record, number)
    if request.method != "POST" and (refusal := _refusal(step, found, request)):
        return ask(request, found, _shown(step, record) | {"refusal": refusal}, status=STATUS[type(refusal)])
    form = SignForm(request.POST if request.method == "POST" else None, today=found.day(request.at))
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                _sign(request, step, form)
                return HttpResponseRedirect(record.get_absolute_url(), status=303)
            except tuple(STATUS) as error:
                status = STATUS[type(error)]
                blame(form, error)
    return ask(request, found, _shown(step, record) | {"form": form}, status=status)


def _step(record: Record, number: int) -> Step:
    step = Step.objects.select_related("route").filter(route=record.pk, number=number).first()
    if step is None:
        raise Http404
    step.route.record = record
    return step


def _refusal(step: Step, cycle: Cycle, request: Any) -> Exception | None:
    """Why the step cannot be entered now by whoever asks; None if it can."""
    try:
        if step.route.record.state != RecordState.PUBLISHED:
            raise RouteGone
        require_role(step=step, cycle=cycle, by=request.actor, at=request.at)
        require_turn(step, walked_of([step.route_id])[step.route_id])
    except (OutOfOrder, PassedAlready, RouteGone, WithoutTheRole) as error:
        return error
    return None


def _sign(request: Any, step: Step, form: SignForm) -> None:
    given = form.cleaned_data
    operations.sign(
        step=step, verdict=Verdict(given["verdict"]), day=given["day"], said_by=given["said_by"],
        conditions=given["conditions"], document=_document(request, step.route.record.cycle, given["document"]),
        by=request.actor, at=request.at, key=given["key"],
    )  # fmt: skip


def _document(request: Any, cycle: Cycle, reference: str) -> Record | None:
    """Raises NoSuchDocument for what leads to no document; whether it is published the operation judges."""
    if not reference.strip():
        return None
    found = find(cycle, reference.strip().upper(), request.actor)
    if found is None or found.kind != "document":
        raise NoSuchDocument(reference.strip())
    return found


def _shown(step: Step, record: Record) -> dict[str, Any]:
    return {
        "heading": _("Enter what was decided"),
        "about": record,
        "number": step.number,
        "office": step.office,
        "explanation": _("This is public at once and stays. A step that is passed cannot be taken back."),
        "button": _("Enter this"),
        "cancel": record.get_absolute_url(),
    }
