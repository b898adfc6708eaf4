"""Registering for an event: by anybody, with no account."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from moothill.commons.moderation.answers import waiting
from moothill.commons.moderation.errors import TooMany
from moothill.commons.moderation.receiving import sent_from
from moothill.commons.policy.errors import Refused
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.activities import operations
from moothill.rooms.activities.errors import CLOSED, KeyTaken, NotOpen, Robot
from moothill.rooms.activities.forms import RegisterForm
from moothill.rooms.activities.models import Activity
from moothill.rooms.activities.operations import Asked, Placed
from moothill.rooms.activities.operations.secrets import address_of
from moothill.rooms.activities.queries.places import can_join_from_afar, opening_for, own_place
from moothill.rooms.activities.views.places_entering import event_or_404, event_page

_STATUS: dict[type[Exception], int] = {NotOpen: 409, Robot: 422, KeyTaken: 409, Refused: 403, TooMany: 429}


@require_http_methods(["GET", "HEAD", "POST"])
def register(request: Any, cycle: str, reference: str) -> HttpResponse:
    """The form, and the place that comes of it; where nothing can be had, why, with everything that was written."""
    event = event_or_404(request, cycle, reference)
    form = RegisterForm(
        request.POST if request.method == "POST" else None, from_afar=can_join_from_afar(event)
    )
    if event.record.state == RecordState.WITHDRAWN:
        return _ask(request, event, form, status=410)
    if request.method != "POST":
        return _ask(request, event, form)
    if not form.is_valid():
        return _ask(request, event, form, status=422)
    try:
        placed = operations.register(
            event=event, asked=Asked(**form.said, language=get_language() or ""), by=request.actor, at=request.at,
            key=form.cleaned_data["key"], sent=sent_from(request),
        )  # fmt: skip
    except tuple(_STATUS) as error:
        form.add_error(None, str(error))
        answer = _ask(request, event, form, status=_STATUS[type(error)])
        return waiting(answer, error) if isinstance(error, TooMany) else answer
    return _done(request, event, placed, form)


def _done(request: Any, event: Activity, placed: Placed, form: RegisterForm) -> HttpResponse:
    """To the place's own page; but whoever gave an address finds the way there in a mail alone, new or not."""
    if placed.is_theirs:
        return HttpResponseRedirect(address_of(placed.place), status=303)
    shown = {"address": form.cleaned_data["email"]}
    return event_page(request, "activities/places/mailed.html", event, shown)


def _ask(request: Any, event: Activity, form: RegisterForm, *, status: int = 200) -> HttpResponse:
    opening = opening_for(event, event.record.cycle, request.at)
    decision = decide(Act.REGISTER, facts_of(request.actor, event.record.cycle, event.record))
    shut = gettext(decision.words) if not decision.allowed else CLOSED[opening.code] if opening.code else ""
    mine = own_place(event, request.actor)
    shown = {
        "form": form, "opening": opening, "shut": shut, "mine": address_of(mine) if mine else "",
        "typed": _typed(form) if shut else (),
    }  # fmt: skip
    return event_page(request, "activities/places/register.html", event, shown, status=status)


def _typed(form: RegisterForm) -> list[tuple[Any, str]]:
    """What somebody wrote who came too late, so that it is not lost."""
    boxes = (form[name] for name in form.fields if name not in {"key", "sector", "remote"})
    return [(box.label, str(box.value())) for box in boxes if form.is_bound and box.value()]
