"""What the author of a suggestion may still do while it waits: change it, take it back, answer a question."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import page
from moothill.commons.moderation.receiving import receive, sent_from
from moothill.commons.record import kinds
from moothill.commons.record.forms import RecordForm
from moothill.commons.record.models import Change, Suggestion
from moothill.commons.record.suggesting import Proposal, content_of, edit_own, reply, take_back
from moothill.core.screening import Verdict
from moothill.front.change.forms import form_of, parts_of
from moothill.front.change.gate import Visit, visit_to
from moothill.front.change.saying import EXPECTED, STATUS, answer
from moothill.front.change.sending import due_day, new_words
from moothill.front.change.showing import find_suggestion
from moothill.front.desk.saving import preview

_METHODS = ["GET", "HEAD", "POST"]


class ReplyForm(forms.Form):
    """An answer to a steward's question."""

    words = forms.CharField(
        label=gettext_lazy("Your answer"),
        help_text=gettext_lazy("Everyone can read this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TakeBackForm(forms.Form):
    """Nothing but the click."""


def _own(request: Any, cycle: str, number: int) -> Suggestion:
    """The visitor's own suggestion at this address. Raises Http404 for anybody else's."""
    _found, suggestion = find_suggestion(request, cycle, number)
    if not suggestion.is_by(request.actor):
        raise Http404
    return suggestion


@require_http_methods(_METHODS)
def edit(request: Any, cycle: str, number: int) -> HttpResponse:
    """Change what one suggested, while it waits."""
    suggestion = _own(request, cycle, number)
    kind, change = kinds.get(suggestion.kind), Change(suggestion.change)
    visit = visit_to(request, suggestion.cycle, kind, suggestion.record, change)
    began: dict[str, Any] = {}
    if suggestion.record and change != Change.CREATE:
        began = content_of(suggestion.record, suggestion.base)
    form = form_of(visit, content={**began, **suggestion.values}, base=suggestion.base)
    form.initial["reason"] = suggestion.reason

    def show(form: RecordForm, status: int = 200, **more: Any) -> HttpResponse:
        shown = {
            "form": form,
            "parts": parts_of(visit, form),
            "heading": _("Change your suggestion"),
            "due": suggestion.due or due_day(visit),
            "own": suggestion,
        }
        return visit.page("change/form.html", shown | more, status=status)

    if visit.data is None:
        return show(form, status=200 if suggestion.is_open else 409)
    valid = form.is_valid()
    if "preview" in visit.data or not valid:
        looks = "preview" in visit.data
        return show(form, previews=preview(kind, form), status=200 if looks else 422)
    try:
        _edit(visit, suggestion, form)
    except EXPECTED as error:
        return answer(show, form, error)
    messages.success(request, _("Your suggestion says this now."))
    return HttpResponseRedirect(suggestion.get_absolute_url(), status=303)


@transaction.atomic
def _edit(visit: Visit, suggestion: Suggestion, form: RecordForm) -> None:
    change = Change(suggestion.change)
    values = form.values() if change != Change.WITHDRAW else {}
    reason = form.cleaned_data["reason"]
    proposal = Proposal(change, visit.kind, suggestion.record, values=values, base=suggestion.base)

    def act(verdict: Verdict) -> Suggestion:
        return edit_own(
            suggestion=suggestion, values=values, reason=reason, by=visit.actor, at=visit.at,
            held=verdict is Verdict.HOLD,
        )  # fmt: skip

    receive(
        cycle=visit.cycle, by=visit.actor, at=visit.at, sent=sent_from(visit.request),
        text="\n\n".join(new_words(proposal, reason)), act=act,
    )  # fmt: skip


@require_http_methods(_METHODS)
def give_up(request: Any, cycle: str, number: int) -> HttpResponse:
    """Take back what one suggested, while it waits."""
    suggestion = _own(request, cycle, number)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _ask(request, suggestion, form, _("Take back your suggestion?"), _("Take it back"))
    try:
        take_back(suggestion=suggestion, by=request.actor, at=request.at)
    except EXPECTED as error:
        form.add_error(None, str(error))
        status = STATUS[type(error)]
        return _ask(request, suggestion, form, _("Take back your suggestion?"), _("Take it back"), status)
    messages.success(request, _("You took your suggestion back. Nobody else sees it any more."))
    return HttpResponseRedirect(suggestion.get_absolute_url(), status=303)


@require_http_methods(_METHODS)
def respond(request: Any, cycle: str, number: int) -> HttpResponse:
    """Answer what a steward asked."""
    suggestion = _own(request, cycle, number)
    form = ReplyForm(request.POST if request.method == "POST" else None)
    heading, button = _("Answer the question"), _("Send the answer")
    if request.method != "POST" or not form.is_valid():
        status = 200 if request.method != "POST" else 422
        return _ask(request, suggestion, form, heading, button, status)
    words = form.cleaned_data["words"]
    try:
        receive(
            cycle=suggestion.cycle, by=request.actor, at=request.at, sent=sent_from(request), text=words,
            act=lambda _verdict: reply(suggestion=suggestion, words=words, by=request.actor, at=request.at),
        )  # fmt: skip
    except EXPECTED as error:
        form.add_error(None, str(error))
        return _ask(request, suggestion, form, heading, button, STATUS[type(error)])
    return HttpResponseRedirect(suggestion.get_absolute_url(), status=303)


def _ask(
    request: Any, suggestion: Suggestion, form: forms.Form, heading: str, button: str, status: int = 200
) -> HttpResponse:
    shown = {"suggestion": suggestion, "form": form, "heading": heading, "button": button}
    response = page(
        request,
        "change/ask.html",
        shown,
        cycle=suggestion.cycle,
        here="suggestions",
        status=status,
        kept=False,
    )
    response["Cache-Control"] = "no-store"
    return response
