"""Typing in what people said elsewhere."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import page
from moothill.commons.cycles.models import Cycle
from moothill.commons.files.errors import FileRefused
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid, KeyReused
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.inputs import operations
from moothill.rooms.inputs.errors import BadLines, NothingWritten, TooManyLines
from moothill.rooms.inputs.views.boxes import PasteForm, TypeForm
from moothill.rooms.inputs.views.ways_in import activity_or_404, cycle_to_enter

_EXPECTED = (BadLines, FileRefused, Invalid, KeyReused, NothingWritten, TooManyLines)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def type_in(request: Any, cycle: str) -> HttpResponse:
    """Ask for one contribution and store it; the next one is asked for with the same beginning."""
    return _enter(request, cycle, TypeForm, many=False)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: Any, cycle: str) -> HttpResponse:
    """Ask for a list, one contribution in each line, and store all of them or none."""
    return _enter(request, cycle, PasteForm, many=True)


def _enter(request: Any, cycle: str, box: type[TypeForm], *, many: bool) -> HttpResponse:
    found = cycle_to_enter(request, cycle)
    if isinstance(found, HttpResponse):
        return found
    reference = request.GET.get("event", "")
    event = activity_or_404(request, found, reference) if reference else None
    posted = request.POST if request.method == "POST" else None
    form = box(
        posted, request.FILES if posted else None, context=Context(found, actor=request.actor), event=event
    )
    if posted is None:
        return _ask(request, found, form, event, many=many)
    if not form.is_valid():
        _ask_for_file(form)
        return _ask(request, found, form, event, many=many, status=422)
    try:
        made = _stored(request, found, form, many=many)
    except _EXPECTED as error:
        bad = _blame(form, error)
        _ask_for_file(form)
        status = 409 if isinstance(error, KeyReused) else 422
        return _ask(request, found, form, event, many=many, status=status, bad=bad)
    messages.success(request, _said(made))
    return HttpResponseRedirect(request.get_full_path(), status=303)


def _stored(request: Any, cycle: Cycle, form: TypeForm, *, many: bool) -> list[Record]:
    given = {"cycle": cycle, "by": request.actor, "at": request.at, "key": form.cleaned_data["key"]}
    if many:
        return operations.enter_many(text=form.cleaned_data["words"], values=form.values, **given)
    return [operations.enter(values=form.values, upload=form.cleaned_data["upload"], **given)]


def _said(made: list[Record]) -> str:
    first, last = made[0].reference, made[-1].reference
    named = first if first == last else f"{first} – {last}"
    if made[0].state == RecordState.DRAFT:
        words = ngettext(
            "%(count)s contribution is kept and not published: %(named)s.",
            "%(count)s contributions are kept and not published: %(named)s.",
            len(made),
        )
    else:
        words = ngettext(
            "%(count)s contribution is stored: %(named)s.",
            "%(count)s contributions are stored: %(named)s.",
            len(made),
        )
    return words % {"count": len(made), "named": named}


def _blame(form: TypeForm, error: Exception) -> Any:
    """What is wrong, beside the box it is wrong in; of a list the lines."""
    match error:
        case BadLines():
            form.add_error("words", str(error))
            return error.lines
        case Invalid():
            for fault in error.faults:
                form.add_error(fault.field if fault.field in form.fields else "words", fault.words)
        case KeyReused():
            form.add_error(None, str(error))
        case FileRefused():
            form.add_error("upload", str(error))
        case _:
            form.add_error("words", str(error))
    return ()


def _ask_for_file(form: TypeForm) -> None:
    if form.files and "upload" not in form.errors:
        form.add_error("upload", _("Choose the file again: a browser sends it once only."))


def _ask(
    request: Any,
    cycle: Cycle,
    form: TypeForm,
    event: Record | None,
    *,
    many: bool,
    status: int = 200,
    bad: Any = (),
) -> HttpResponse:
    asked = f"?event={event.reference}" if event else ""
    home = f"{cycle.get_absolute_url()}inputs/type-in/"
    shown = {
        "form": form, "event": event, "many": many, "bad": bad,
        "other": f"{home}{asked}" if many else f"{home}list/{asked}",
        "cancel": event.get_absolute_url() if event else f"{cycle.get_absolute_url()}inputs/",
    }  # fmt: skip
    return page(request, "inputs/type_in.html", shown, cycle=cycle, here="inputs", status=status)
