"""“I agree”: the button in lists and on a contribution's page, and the way back."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from moothill.commons.moderation import limits
from moothill.commons.moderation.answers import too_many
from moothill.commons.moderation.errors import TooMany
from moothill.commons.moderation.networks import network_of
from moothill.commons.people.guests import NewGuest
from moothill.commons.people.visiting import author, context, remember
from moothill.commons.policy.errors import Refused
from moothill.commons.record.models import Record
from moothill.rooms.inputs import operations
from moothill.rooms.inputs.errors import OwnInput
from moothill.rooms.inputs.queries.register import state_of
from moothill.rooms.inputs.views.entering import (
    back_from,
    comes_from_this_site,
    input_or_404,
    kept_by_nobody,
)

_STATUS: dict[type[Exception], int] = {Refused: 403, OwnInput: 409}
_METHODS = ["GET", "HEAD", "POST"]
Act = Callable[[HttpRequest, Record], NewGuest | None]


# The pages with the button are kept and shown to many, so they have no token in them. A form that a page of this site sent
# is taken as it comes; any other leads to a page that asks, and that one has a token.
@never_cache
@csrf_exempt
@require_http_methods(_METHODS)
def support(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Agree with a contribution. Somebody new gets a return code first; everybody else goes back to where they were."""
    record = input_or_404(request, cycle, reference)
    if request.method == "POST" and comes_from_this_site(request):
        return _done(request, record, _agree, _agreeing())
    return _asked(request, record, _agree, _agreeing())


@never_cache
@csrf_exempt
@require_http_methods(_METHODS)
def take_back(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Agree no more."""
    record = input_or_404(request, cycle, reference)
    if request.method == "POST" and comes_from_this_site(request):
        return _done(request, record, _agree_no_more, _going_back())
    return _asked(request, record, _agree_no_more, _going_back())


def _asked(request: HttpRequest, record: Record, act: Act, words: dict[str, Any]) -> HttpResponse:
    if request.method == "POST" and "sure" in request.POST:
        return _sure(request, record, act, words)
    return _page(request, record, words)


@csrf_protect
def _sure(request: HttpRequest, record: Record, act: Act, words: dict[str, Any]) -> HttpResponse:
    return _done(request, record, act, words)


def _done(request: HttpRequest, record: Record, act: Act, words: dict[str, Any]) -> HttpResponse:
    try:
        guest = act(request, record)
    except TooMany as error:
        return too_many(request, error)
    except tuple(_STATUS) as error:
        return _page(request, record, {**words, "fault": str(error)}, status=_STATUS[type(error)])
    if guest is None and request.headers.get("X-Moothill-Part") == "agree":
        return _button(request, record)
    if guest is None:
        return HttpResponseRedirect(back_from(request, record), status=303)
    answer = _page(request, record, {**words, **context(guest), "question": _("Thank you"), "done": True})
    remember(answer, guest, request)
    return answer


def _button(request: Any, record: Record) -> HttpResponse:
    """The button and the number as they are now, for the script that puts them in the place of the old ones."""
    shown = {
        "url": record.get_absolute_url(),
        "reference": record.reference,
        "back": back_from(request, record),
        "may_support": True,
        "known": True,
        **state_of(record, request.actor),
    }
    return render(request, "inputs/_agree.html", shown)


@transaction.atomic
def _agree(request: Any, record: Record) -> NewGuest | None:
    by, guest = author(request)
    limits.count(participant=by.participant, network=network_of(request), at=request.at)
    operations.support(record=record, by=by, at=request.at)
    return guest


def _agree_no_more(request: Any, record: Record) -> None:
    operations.take_back(record=record, by=request.actor, at=request.at)


def _agreeing() -> dict[str, Any]:
    return {
        "question": _("Do you agree with this?"),
        "explanation": _("The number of those who agree is public. Who they are is not."),
        "button": _("I agree"),
    }


def _going_back() -> dict[str, Any]:
    return {
        "question": _("Take your agreement back?"),
        "explanation": _("You can agree again whenever you like."),
        "button": _("Take it back"),
    }


def _page(request: HttpRequest, record: Record, shown: dict[str, Any], *, status: int = 200) -> HttpResponse:
    shown = {"back": back_from(request, record), **shown}
    return kept_by_nobody(request, "inputs/support.html", record, shown, status=status)
