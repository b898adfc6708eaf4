"""Accepting with changes: the merged words in a form, and every true clash to be settled place by place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moothill.commons.record import kinds
from moothill.commons.record.answering import accept
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import AlreadyAnswered, Invalid, Stale
from moothill.commons.record.forms import RecordForm, form_for
from moothill.commons.record.models import Change, Record, Suggestion
from moothill.core.policy import Act
from moothill.front.desk import settling
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.desk.saving import preview
from moothill.front.review.finding import desk_address, suggestion_or_404
from moothill.front.review.listing import address
from moothill.front.review.saying import EXPECTED, STATUS, words_of
from moothill.front.review.standpoints import merged_of


@dataclass(frozen=True, slots=True)
class _Start:
    """What the form shows first, and the version that it begins from: the present one, unless there is a clash."""

    content: Mapping[str, Any]
    base: int
    clashes: bool = False


def alter(request: HttpRequest, cycle: str, number: int) -> HttpResponse:
    """Change what was suggested, then accept it; both are credited. 409 if it was answered meanwhile."""

    @for_those_who_may(Act.REVIEW)
    def view(desk: Desk) -> HttpResponse:
        suggestion = suggestion_or_404(desk, number)
        if suggestion.change == Change.WITHDRAW:
            raise Http404  # there are no words to change
        return _view(desk, suggestion)

    return view(request, cycle)


def _view(desk: Desk, suggestion: Suggestion) -> HttpResponse:
    start = _start(suggestion)
    form = _form(desk, suggestion, start)
    if desk.data is None:
        clashes = _clashes(suggestion, start.content, start.base, {}) if start.clashes else {}
        return _show(desk, suggestion, form, **clashes, status=200 if suggestion.is_open else 409)
    looks = "preview" in desk.data
    if not form.is_valid() or looks:
        shown = {"previews": preview(kinds.get(suggestion.kind), form)}
        return _show(desk, suggestion, form, **shown, status=200 if looks else 422)
    try:
        _accept(desk, suggestion, form)
    except EXPECTED as error:
        return _again(desk, suggestion, form, error)
    messages.success(
        desk.request,
        _("Suggestion %(number)s is accepted with your changes.") % {"number": suggestion.number},
    )
    return HttpResponseRedirect(desk.back or address(desk), status=303)


def _start(suggestion: Suggestion) -> _Start:
    record = suggestion.record
    if suggestion.change == Change.CREATE or record is None:
        return _Start(suggestion.values, 0)
    merged = merged_of(suggestion)
    if merged.together is not None:
        return _Start(merged.together, record.version)
    return _Start(merged.wanted, suggestion.base, clashes=merged.clashes)


def _form(desk: Desk, suggestion: Suggestion, start: _Start) -> RecordForm:
    record = suggestion.record
    context = Context(desk.cycle, record=record.pk if record else None)
    form = form_for(kinds.get(suggestion.kind), context, desk.data, content=start.content, base=start.base)
    form.fields["reason"].label = gettext_lazy("A word to its author: what did you change, and why?")
    return form


def _accept(desk: Desk, suggestion: Suggestion, form: RecordForm) -> None:
    base = form.cleaned_data["base"] or 0
    values: Mapping[str, Any] | None = form.values()
    if suggestion.change == Change.REVISE and suggestion.record and values is not None:
        values, base = settling.values_and_base(suggestion.record, values, base, form.data)
        if _says_the_same(suggestion, suggestion.record, values, base):
            values, base = None, 0
    accept(
        suggestion=suggestion, values=values, base=base, words=form.cleaned_data["reason"], by=desk.actor, at=desk.at
    )  # fmt: skip


def _says_the_same(suggestion: Suggestion, record: Record, values: Mapping[str, Any], base: int) -> bool:
    """Whether the steward changed nothing: then it is simply accepted, with what others changed meanwhile."""
    if base != record.version:
        return False
    merged = merged_of(suggestion)
    kind = kinds.get(suggestion.kind)
    given = clean(kind, values, Context(record.cycle, record=record.pk), present=merged.now)
    return merged.together is not None and given == merged.together


def _again(desk: Desk, suggestion: Suggestion, form: RecordForm, error: Exception) -> HttpResponse:
    """The form with everything still in it, and what is in the way."""
    shown: dict[str, Any] = {}
    match error:
        case Invalid():
            form.blame(error)
        case Stale():
            form.add_error(None, words_of(error))
            now = suggestion_or_404(desk, suggestion.number)
            shown = _clashes(now, form.values(), form.cleaned_data["base"] or 0, form.data)
        case _:
            form.add_error(None, words_of(error))
    if isinstance(error, AlreadyAnswered):
        suggestion = suggestion_or_404(desk, suggestion.number)
    return _show(desk, suggestion, form, **shown, status=STATUS[type(error)])


def _clashes(
    suggestion: Suggestion, values: Mapping[str, Any], base: int, data: Mapping[str, str]
) -> dict[str, Any]:
    assert suggestion.record is not None  # nosec: only a change clashes
    return settling.context_of(suggestion.record, values, base, data)


def _show(
    desk: Desk, suggestion: Suggestion, form: RecordForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    shown = {"suggestion": suggestion, "form": form, "cancel": desk_address(suggestion), **more}
    return desk.page("review/alter.html", shown, status=status)
