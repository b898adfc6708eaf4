"""Answering a call, or telling the team something: anybody, without an account."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from moothill.commons.moderation.answers import waiting
from moothill.commons.moderation.errors import TooMany
from moothill.commons.people import visiting
from moothill.commons.record.errors import Invalid
from moothill.core.policy import RecordState
from moothill.rooms.inputs.forms import ContributionForm, DraftForm, form_for
from moothill.rooms.inputs.kinds import CallForm
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.operations.contributing import licence_of
from moothill.rooms.inputs.queries.likeness import similar
from moothill.rooms.inputs.views import apart
from moothill.rooms.inputs.views.gate import Visit, enter
from moothill.rooms.inputs.views.sending import Outcome, send
from moothill.rooms.inputs.views.statuses import EXPECTED, status_of

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
def answer(request: Any, cycle: str, reference: str) -> HttpResponse:
    """The form of a call, and what was filled in; 410 once it has closed, with everything that was written."""
    return _handle(enter(request, cycle, reference))


@require_http_methods(_METHODS)
def tell(request: Any, cycle: str) -> HttpResponse:
    """The same without a call: tell the team something."""
    return _handle(enter(request, cycle))


def _handle(visit: Visit) -> HttpResponse:
    request = visit.request
    sent = request.method == "POST"
    form = form_for(visit.call, request.POST if sent else None, request.FILES if sent else None)
    if isinstance(form, DraftForm):
        form.at((request.POST if sent else request.GET).get("passage", "").strip(), visit.cycle)
    if not sent:
        return _show(visit, form, status=status_of(visit.refusal) if visit.refusal else 200)
    if not form.is_valid():
        return _show(visit, form, status=status_of(visit.refusal) if visit.refusal else 422)
    if "look" in request.POST and not visit.refusal:
        return _look(visit, form)
    try:
        outcome = send(visit, form)
    except EXPECTED as error:
        return _explained(visit, form, error)
    return done(visit, outcome)


def _show(visit: Visit, form: ContributionForm, *, status: int = 200, **more: Any) -> HttpResponse:
    boxes = list(form.visible_fields())
    shown = {
        "form": form,
        "boxes": [box for box in boxes if box.name not in form.aside],
        "aside": [box for box in boxes if box.name in form.aside],
        "asides_open": any(box.errors for box in boxes if box.name in form.aside),
        "looks_first": not (visit.call and visit.call.form == CallForm.SURVEY),
        "licence": licence_of(visit.call),
        **more,
    }
    return visit.page("inputs/answer.html", shown, status=status)


def _look(visit: Visit, form: ContributionForm) -> HttpResponse:
    """What was written as it will look, and what others wrote that is like it; nothing is stored."""
    title, words = form.new_words()
    like = similar(visit.cycle, f"{title}\n\n{words}", visit.actor)
    previews = [form.cleaned_data[name] for name in ("words", "why") if form.cleaned_data.get(name)]
    return _show(visit, form, looked=True, previews=previews, similar=like)


def _explained(visit: Visit, form: ContributionForm, error: Exception) -> HttpResponse:
    """The form again, with what is wrong beside everything that was written."""
    if isinstance(error, Invalid):
        form.blame(error)
    else:
        form.add_error(None, str(error))
    response = _show(visit, form, status=status_of(error))
    return waiting(response, error) if isinstance(error, TooMany) else response


def done(visit: Visit, outcome: Outcome) -> HttpResponse:
    """Thanks, on the spot: a new guest's code is shown once and never travels in an address."""
    thing = Input.objects.get(pk=outcome.record.pk)
    shown = {
        "made": outcome.record,
        "thing": thing,
        "is_public": outcome.record.state == RecordState.PUBLISHED,
        "apart": apart.form_after(visit.call, visit.at) if visit.call else None,
        **visiting.context(outcome.guest),
    }
    response = visit.page("inputs/sent.html", shown)
    visiting.remember(response, outcome.guest, visit.request)
    return response
