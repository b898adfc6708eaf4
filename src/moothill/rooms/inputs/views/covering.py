"""Covering words of a contribution, reading what stands under a cover, and taking the last one off."""

from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.errors import KeyReused, ReasonNeeded, Stale, WrongState
from moothill.commons.record.fields import Line, Rows, Text
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.inputs import operations
from moothill.rooms.inputs.errors import NotCovered, NothingChosen, NotThere, QuotedInReason
from moothill.rooms.inputs.forms import CoverForm, WhyForm
from moothill.rooms.inputs.kinds import CoverReason
from moothill.rooms.inputs.operations.covering import may_read_original
from moothill.rooms.inputs.views.entering import input_or_404, kept_by_nobody, sign_in_first

_STATUS: dict[type[Exception], int] = {
    KeyReused: 409, NotCovered: 409, NotThere: 422, NothingChosen: 422, QuotedInReason: 422, ReasonNeeded: 422,
    Stale: 409, WrongState: 409,
}  # fmt: skip
_ABOUT = {NotThere: "passages", NothingChosen: "passages", QuotedInReason: "words"}
_METHODS = ["GET", "HEAD", "POST"]
# Words that are no words: a cover never takes them.
_CODES = frozenset({"language", "licence"})


@never_cache
@require_http_methods(_METHODS)
def cover(request: Any, cycle: str, reference: str) -> HttpResponse:
    """The contribution as it is written, and a form that says which words should go, and why."""
    record = input_or_404(request, cycle, reference)
    if answer := sign_in_first(request):
        return answer
    require(Act.REDACT, facts_of(request.actor, record.cycle, record))
    form = CoverForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound:
        status = _sent(request, record, form)
        if status == 303:
            return HttpResponseRedirect(record.get_absolute_url(), status=status)
    shown = {"form": form, "texts": texts_of(_present(record))}
    return kept_by_nobody(request, "inputs/cover.html", record, shown, status=status)


def _sent(request: Any, record: Record, form: CoverForm) -> int:
    if not form.is_valid():
        return 422
    given = form.cleaned_data
    try:
        operations.cover(
            record=record, passages=given["passages"].splitlines(), why=CoverReason(given["why"]), words=given["words"],
            key=given["key"], by=request.actor, at=request.at,
        )  # fmt: skip
    except tuple(_STATUS) as error:
        form.add_error(_ABOUT.get(type(error)), str(error))
        return _STATUS[type(error)]
    return 303


@never_cache
@require_http_methods(_METHODS)
def original(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Ask first, because the look is told to everybody; then show the words as they were."""
    record = input_or_404(request, cycle, reference)
    if not may_read_original(record, request.actor):
        if answer := sign_in_first(request):
            return answer
        require(Act.REDACT, facts_of(request.actor, record.cycle, record))
    shown: dict[str, Any] = {}
    status = 200
    if request.method == "POST":
        try:
            found = operations.read_original(record=record, by=request.actor, at=request.at)
            shown["covers"] = [(row, texts_of(content)) for row, content in found]
        except NotCovered as error:
            shown["fault"], status = str(error), 409
    return kept_by_nobody(request, "inputs/original.html", record, shown, status=status)


@never_cache
@require_http_methods(_METHODS)
def undo(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Take the last cover off, with a reason."""
    record = input_or_404(request, cycle, reference)
    if answer := sign_in_first(request):
        return answer
    require(Act.REDACT, facts_of(request.actor, record.cycle, record))
    form = WhyForm(request.POST if request.method == "POST" else None)
    status = 200 if not form.is_bound else 422
    if form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            operations.uncover(record=record, reason=reason, by=request.actor, at=request.at)
            return HttpResponseRedirect(record.get_absolute_url(), status=303)
        except tuple(_STATUS) as error:
            form.add_error(None, str(error))
            status = _STATUS[type(error)]
    return kept_by_nobody(request, "inputs/ask.html", record, _undoing(form), status=status)


def _undoing(form: forms.Form) -> dict[str, Any]:
    return {
        "form": form,
        "question": _("Take the last cover off?"),
        "explanation": _("The words it covers are public again, in older versions too."),
        "button": _("Show the words again"),
    }


def texts_of(content: dict[str, Any]) -> list[tuple[Any, str]]:
    """The words of a contribution as they are written, each with the label of its field."""
    fields = (field for field in kinds.get("input").fields if field.name not in _CODES)
    worded = ((field, content.get(field.name)) for field in fields if isinstance(field, Line | Text | Rows))
    return [(field.label, field.words(value)) for field, value in worded if value]


def _present(record: Record) -> dict[str, Any]:
    kind = kinds.get("input")
    return kind.read(kind.things().get(pk=record.pk))
