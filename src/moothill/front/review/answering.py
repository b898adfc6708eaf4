"""One suggestion at the desk: how it stands to the record, and every way to answer it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from moothill.commons.moderation.policy import settings_of
from moothill.commons.record import kinds
from moothill.commons.record.answering import accept, ask, assign, decline, release, remove
from moothill.commons.record.errors import Stale
from moothill.commons.record.models import Suggestion
from moothill.core.policy import Act, RecordState
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.review.bulk import myself
from moothill.front.review.concerns import SUGGESTION, concerns_of
from moothill.front.review.finding import desk_address, suggestion_or_404
from moothill.front.review.forms import AcceptForm, AskForm, DeclineForm, RemoveForm
from moothill.front.review.listing import address
from moothill.front.review.queue import due_of
from moothill.front.review.saying import EXPECTED, STATUS, words_of
from moothill.front.review.standpoints import standpoints


def one(request: HttpRequest, cycle: str, number: int) -> HttpResponse:
    """Look at it, or answer it; 409 if it was answered meanwhile, 422 if something is missing."""

    @for_those_who_may(Act.REVIEW)
    def view(desk: Desk) -> HttpResponse:
        suggestion = suggestion_or_404(desk, number)
        return _show(desk, suggestion, _forms(desk)) if desk.data is None else _answer(desk, suggestion)

    return view(request, cycle)


def _forms(desk: Desk, act: str = "") -> dict[str, forms.Form]:
    """The forms of the page; that of `act` holds what was sent."""

    def data(name: str) -> Any:
        return desk.data if name == act else None

    return {
        "accept": AcceptForm(data("accept")),
        "decline": DeclineForm(data("decline"), reasons=settings_of(desk.cycle).reasons),
        "ask": AskForm(data("ask")),
        "remove": RemoveForm(data("remove")),
    }


def _answer(desk: Desk, suggestion: Suggestion) -> HttpResponse:
    act = desk.data.get("act", "")
    asked = _forms(desk, act)
    if act not in _ACTS:
        return _show(desk, suggestion, asked, fault=_("Choose what is to be done with it."), status=400)
    if act in asked and not asked[act].is_valid():
        return _show(desk, suggestion, asked, status=422)
    try:
        words = _ACTS[act](desk, suggestion, asked[act].cleaned_data if act in asked else {})
    except EXPECTED as error:
        again = suggestion_or_404(desk, suggestion.number)
        clashes = isinstance(error, Stale)
        return _show(desk, again, asked, fault=words_of(error), clashes=clashes, status=STATUS[type(error)])
    messages.success(desk.request, words)
    stays = act in {"take", "leave", "release"}
    return HttpResponseRedirect(desk_address(suggestion) if stays else desk.back or address(desk), status=303)


def _show(
    desk: Desk,
    suggestion: Suggestion,
    asked: dict[str, forms.Form],
    *,
    fault: str = "",
    clashes: bool = False,
    status: int = 200,
) -> HttpResponse:
    written = desk.request.GET.get("as") == "written"
    settings = settings_of(desk.cycle)
    shown = {
        "suggestion": suggestion,
        "kind": kinds.get(suggestion.kind),
        "record": suggestion.record,
        "is_withdrawn": bool(suggestion.record and suggestion.record.state == RecordState.WITHDRAWN),
        "stand": standpoints(suggestion, written=written),
        "written": written,
        "concerns": concerns_of(SUGGESTION, [suggestion.pk]).get(suggestion.pk, []),
        "due": due_of(suggestion, desk.cycle.day(desk.at)),
        "remarks": list(suggestion.remarks.all()),
        "answer_reason": settings.reason(suggestion.answer_code) if suggestion.answer_code else "",
        "asked": asked,
        "fault": fault,
        "clashes": clashes,
        "mine": suggestion.assigned_to_id == desk.actor.participant,
        "typed": desk.data.get("words", "") if desk.data is not None and not suggestion.is_open else "",
        "list_url": address(desk),
    }
    return desk.page("review/one.html", shown, status=status)


def _accept(desk: Desk, suggestion: Suggestion, given: dict[str, Any]) -> str:
    accept(suggestion=suggestion, words=given["words"], by=desk.actor, at=desk.at)
    return _("Suggestion %(number)s is accepted. Its author hears of it.") % {"number": suggestion.number}


def _decline(desk: Desk, suggestion: Suggestion, given: dict[str, Any]) -> str:
    decline(suggestion=suggestion, code=given["code"], words=given["words"], by=desk.actor, at=desk.at)
    return _("Suggestion %(number)s is declined. Its author hears why.") % {"number": suggestion.number}


def _ask(desk: Desk, suggestion: Suggestion, given: dict[str, Any]) -> str:
    ask(suggestion=suggestion, words=given["words"], by=desk.actor, at=desk.at)
    return _("The author of suggestion %(number)s was asked.") % {"number": suggestion.number}


def _remove(desk: Desk, suggestion: Suggestion, given: dict[str, Any]) -> str:
    remove(suggestion=suggestion, words=given["words"], by=desk.actor, at=desk.at)
    return _("Suggestion %(number)s is removed.") % {"number": suggestion.number}


def _release(desk: Desk, suggestion: Suggestion, given: dict[str, Any]) -> str:
    release(suggestion=suggestion, by=desk.actor, at=desk.at)
    return _("Everybody can see suggestion %(number)s now. It waits for an answer.") % {
        "number": suggestion.number
    }


def _take(desk: Desk, suggestion: Suggestion, given: dict[str, Any]) -> str:
    assign(suggestion=suggestion, to=myself(desk), by=desk.actor, at=desk.at)
    return _("Suggestion %(number)s is yours to answer.") % {"number": suggestion.number}


def _leave(desk: Desk, suggestion: Suggestion, given: dict[str, Any]) -> str:
    assign(suggestion=suggestion, to=None, by=desk.actor, at=desk.at)
    return _("Suggestion %(number)s is assigned to nobody.") % {"number": suggestion.number}


_ACTS: dict[str, Callable[..., str]] = {
    "accept": _accept, "decline": _decline, "ask": _ask, "remove": _remove, "release": _release,
    "take": _take, "leave": _leave,
}  # fmt: skip
