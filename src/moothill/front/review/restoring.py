"""Putting a former version back: one more version, with the words of the old one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.comparing import differences, has_texts
from moothill.commons.record.models import Record
from moothill.commons.record.operations import revise
from moothill.commons.record.queries import history
from moothill.commons.record.suggesting import content_of
from moothill.core.policy import Act
from moothill.front.desk.forms import ActForm
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.review.saying import EXPECTED, STATUS, words_of
from moothill.front.site.history import number_of
from moothill.front.site.showing import Shown, shown


class RestoreForm(ActForm):
    """Why, and the version that stood when the form was opened."""

    base = forms.IntegerField(widget=forms.HiddenInput)


@for_those_who_may(Act.EDIT)
def restore(desk: Desk) -> HttpResponse:
    """Look at what would change, then do it; 404 for a version that is not there, 409 where others changed the same."""
    record = desk.record
    assert record is not None  # nosec: the address names a record
    one = _version(desk, record)
    form = RestoreForm(desk.data, initial={"base": record.version})
    if desk.data is None:
        return _show(desk, record, one, form)
    if not form.is_valid():
        return _show(desk, record, one, form, status=422)
    whole = not _left(desk, record, one)
    try:
        made = _restore(desk, record, one, form.cleaned_data, whole=whole)
    except EXPECTED as error:
        form.add_error(None, words_of(error))
        return _show(desk, record, one, form, status=STATUS[type(error)])
    words = (
        _("What version %(number)s said holds again.")
        if whole
        else _("What version %(number)s said holds again, but for what stays as it is.")
    )
    messages.success(desk.request, words % {"number": one.number})
    return desk.leave(made)


def _version(desk: Desk, record: Record) -> Shown:
    """The version to go back to. Raises Http404 for none, for the present one, and for one whose words are hidden."""
    number = number_of(desk.request.GET.get("version", ""))
    rows = history(record, desk.actor).select_related("record").filter(number=number or 0)
    found = next(iter(shown(rows)), None)
    if found is None or found.content is None:
        raise Http404
    return found


def _said(desk: Desk, one: Shown) -> dict[str, Any]:
    """What the version said, but for what only its author changes, and what acts of their own settle: that stays as it is."""
    assert desk.kind is not None and one.content is not None  # nosec: the address names a record, and `_version` saw to it
    left = {*desk.kind.authored, *desk.kind.settled}
    return {name: value for name, value in one.content.items() if name not in left}


def _left(desk: Desk, record: Record, one: Shown) -> list[str]:
    """The labels of the fields that differ and stay as they are."""
    assert desk.kind is not None and one.content is not None  # nosec: the address names a record, and `_version` saw to it
    now, said = content_of(record, record.version), _said(desk, one)
    fields = (field for field in desk.kind.fields if field.name in one.content and field.name not in said)
    return [
        str(field.label) for field in fields if one.content[field.name] != now.get(field.name, field.empty)
    ]


def _restore(desk: Desk, record: Record, one: Shown, given: dict[str, Any], *, whole: bool) -> Record:
    return revise(
        record=record,
        values=_said(desk, one),
        base=given["base"],
        reason=_because(desk.cycle, one.number, given["reason"], whole=whole),
        key=given["key"],
        by=desk.actor,
        at=desk.at,
    )


def _because(cycle: Cycle, number: int, reason: str, *, whole: bool) -> str:
    """The public reason, in the language of the cycle."""
    with translation.override(cycle.language):
        words = _("Restored version %(number)s") if whole else _("Restored version %(number)s in part")
        words %= {"number": number}
    return f"{words}: {reason.strip()}"[:2000] if reason.strip() else words


def _show(desk: Desk, record: Record, one: Shown, form: RestoreForm, status: int = 200) -> HttpResponse:
    assert desk.kind is not None  # nosec: the address names a record
    now = content_of(record, record.version)
    then = {**now, **_said(desk, one)}
    written = desk.request.GET.get("as") == "written"
    shown_here = {
        "form": form,
        "one": one,
        "changes": differences(desk.kind, now, then, written=written),
        "switches": has_texts(desk.kind, now, then),
        "left": _left(desk, record, one),
        "written": written,
    }
    return desk.page("review/restore.html", shown_here, status=status)
