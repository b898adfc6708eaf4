"""From a sent form to one operation, and from a named error back to the form with everything still in it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from moothill.commons.record.errors import Invalid, ReasonNeeded, Stale
from moothill.commons.record.fields import Text, When
from moothill.commons.record.forms import RecordForm
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Record, Revision
from moothill.commons.ui.words import said
from moothill.core.dates import from_json
from moothill.core.text import Undrawable, render
from moothill.front.desk import settling
from moothill.front.desk.gate import Desk
from moothill.front.desk.statuses import STATUS
from moothill.front.desk.understood import understood


def save(
    desk: Desk, form: RecordForm, act: Callable[[], Record], show: Callable[..., HttpResponse]
) -> HttpResponse:
    """Do `act`; on success go to the record, else `show(form, status=..., **context)` says what is wrong."""
    try:
        record = act()
    except tuple(STATUS) as error:
        form, context = _explained(desk, form, error)
        return show(form, status=STATUS[type(error)], **context)
    _say_what_was_put_together(desk, form, record)
    _say_how_dates_were_read(desk, record)
    return desk.leave(record)


def _say_what_was_put_together(desk: Desk, form: RecordForm, record: Record) -> None:
    base = form.cleaned_data["base"]
    if desk.record and base and base < record.version - 1:
        messages.info(
            desk.request,
            _("Others changed this while you were writing. Their changes and yours stand together now."),
        )


def _explained(desk: Desk, form: RecordForm, error: Exception) -> tuple[RecordForm, dict[str, Any]]:
    match error:
        case Invalid():
            form.blame(error)
        case ReasonNeeded():
            form.add_error("reason", str(error))
        case Stale() if desk.record:
            return _clashing(desk, form, error)
        case _:
            form.add_error(None, str(error))
    return form, {}


def _clashing(desk: Desk, form: RecordForm, stale: Stale) -> tuple[RecordForm, dict[str, Any]]:
    """The form with the author's words still in it, and every place where they clash with what stands now."""
    form.add_error(None, str(stale))
    assert desk.record is not None  # nosec: the caller matched on it
    now = Record.objects.select_related("cycle").get(pk=desk.record.pk)
    return form, settling.context_of(now, form.values(), form.cleaned_data["base"] or 0, form.data)


def preview(kind: Kind, form: RecordForm) -> list[dict[str, Any]]:
    """Every text of the form as it will look; nothing is stored."""
    shown = []
    for field in kind.fields:
        words = form.data.get(field.name, "")
        if isinstance(field, Text) and words.strip():
            try:
                shown.append({"label": field.label, "html": render(words)})
            except Undrawable as error:
                form.add_error(field.name, said(error.words, error.facts))
    return shown


def _say_how_dates_were_read(desk: Desk, record: Record) -> None:
    if not desk.kind:
        return
    content = (
        Revision.objects.filter(record=record, number=record.version)
        .values_list("content", flat=True)
        .first()
    )
    for field in desk.kind.fields:
        value = (content or {}).get(field.name)
        if isinstance(field, When) and value:
            read = understood(from_json(value))
            messages.info(
                desk.request, _("We read “%(words)s” as %(read)s.") % {"words": value["words"], "read": read}
            )
