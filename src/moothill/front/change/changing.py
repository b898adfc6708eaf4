"""Editing or suggesting: a change of any record, something new, or a withdrawal. The same door for everybody."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from moothill.commons.moderation.queries import in_sight
from moothill.commons.people import visiting
from moothill.commons.record import looking
from moothill.commons.record.errors import ForgedBase, Stale
from moothill.commons.record.fields import Ref
from moothill.commons.record.forms import RecordForm
from moothill.commons.record.models import Change, Record
from moothill.commons.record.suggesting import content_of
from moothill.commons.record.ways import Way, instead_of
from moothill.core.policy import Act, RecordState, decide
from moothill.front.change.forms import form_of, parts_of
from moothill.front.change.gate import Visit, enter
from moothill.front.change.saying import EXPECTED, answer
from moothill.front.change.sending import Outcome, due_day, send
from moothill.front.desk import settling
from moothill.front.desk.saving import preview
from moothill.front.site.records import gone

_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_METHODS)
def change(request: Any, cycle: str, segment: str, reference: str) -> HttpResponse:
    """Change a record's open fields; the address may name a former version to begin from (`from`)."""
    visit = enter(request, cycle, segment, reference, change=Change.REVISE)
    record = visit.record
    assert record is not None  # nosec: the address names a record
    if visit.data is None and record.state == RecordState.WITHDRAWN:
        return gone(request, visit.cycle, visit.kind, record)
    if visit.data is None and (instead := instead_of(Way.CHANGE, visit.kind, record)):
        return visit.page("record/instead.html", {"instead": instead, "way": Way.CHANGE}, status=403)
    if visit.data is None and decide(Act.EDIT, visit.actor.facts(visit.cycle.pk)).allowed:
        return HttpResponseRedirect(f"{record.get_absolute_url()}edit/")
    form = form_of(visit, content=_began(visit, record), base=record.version)
    return _handle(visit, form)


def _began(visit: Visit, record: Record) -> dict[str, Any]:
    """What the form shows first: the present version, or a former public one that was asked for."""
    asked = visit.request.GET.get("from", "")
    public = in_sight(record.revisions.filter(state=RecordState.PUBLISHED))
    if asked.isascii() and asked.isdigit() and len(asked) <= 9 and public.filter(number=int(asked)).exists():
        return content_of(record, int(asked))
    return content_of(record, record.version)


@require_http_methods(_METHODS)
def new(request: Any, cycle: str, segment: str) -> HttpResponse:
    """Propose a new record of a kind; the address may name what it belongs to."""
    visit = enter(request, cycle, segment, change=Change.CREATE)
    refs = [field.name for field in visit.kind.fields if isinstance(field, Ref)]
    content = {name: request.GET[name] for name in refs if name in request.GET}
    return _handle(visit, form_of(visit, content=content))


@require_http_methods(_METHODS)
def withdrawal(request: Any, cycle: str, segment: str, reference: str) -> HttpResponse:
    """Propose that a record be withdrawn, and say why."""
    visit = enter(request, cycle, segment, reference, change=Change.WITHDRAW)
    record = visit.record
    assert record is not None  # nosec: the address names a record
    if visit.data is None and record.state == RecordState.WITHDRAWN:
        return gone(request, visit.cycle, visit.kind, record)
    return _handle(visit, form_of(visit, content={}, base=record.version))


def _handle(visit: Visit, form: RecordForm) -> HttpResponse:
    def show(form: RecordForm, status: int = 200, **more: Any) -> HttpResponse:
        shown = {
            "form": form,
            "parts": parts_of(visit, form),
            "heading": _heading(visit),
            "due": due_day(visit),
            "looks": visit.change != Change.WITHDRAW and looking.can_look(visit.kind.name),
        }
        return visit.page("change/form.html", shown | more, status=status)

    if visit.data is None:
        return show(form, status=403 if visit.refusal else 200)
    valid = form.is_valid()
    if "preview" in visit.data or not valid:
        looks = "preview" in visit.data
        return show(form, **_looked(visit, form), status=200 if looks else 422)
    return _send(visit, form, show)


def _looked(visit: Visit, form: RecordForm) -> dict[str, Any]:
    """The texts as they will look, and what a look at them gives."""
    looked = looking.look(form, visit.kind.name, visit.cycle, visit.actor, visit.at, record=visit.record)
    return {"previews": preview(visit.kind, form), "looked": looked}


def _heading(visit: Visit) -> str:
    match visit.change:
        case Change.CREATE if visit.at_once:
            return _("Add: %(kind)s") % {"kind": visit.kind.label}
        case Change.CREATE:
            return _("Suggest something new: %(kind)s") % {"kind": visit.kind.label}
        case Change.WITHDRAW:
            return _("Suggest a withdrawal")
        case _ if visit.at_once:
            return _("Edit")
        case _:
            return _("Suggest a change")


def _send(visit: Visit, form: RecordForm, show: Any) -> HttpResponse:
    base = form.cleaned_data["base"] or 0
    values: Any = form.values() if visit.change != Change.WITHDRAW else {}
    try:
        if visit.at_once and visit.record:
            values, base = settling.values_and_base(visit.record, values, base, form.data)
        outcome = send(
            visit,
            values=values,
            base=base if visit.change != Change.CREATE else 0,
            reason=form.cleaned_data["reason"],
            key=form.cleaned_data["key"] or uuid4(),
            called=form.cleaned_data.get("called", ""),
        )
    except Stale as stale:
        return answer(show, form, stale, **_clashes(visit, form))
    except EXPECTED as error:
        return answer(show, form, error)
    return _done(visit, outcome)


def _clashes(visit: Visit, form: RecordForm) -> dict[str, Any]:
    assert visit.record is not None  # nosec: only a change of a record clashes
    now = Record.objects.select_related("cycle").get(pk=visit.record.pk)
    try:
        return settling.context_of(now, form.values(), form.cleaned_data["base"] or 0, form.data)
    except ForgedBase:
        return {}


def _done(visit: Visit, outcome: Outcome) -> HttpResponse:
    """The receipt, on the spot: a new guest's code is shown once and never travels in an address."""
    if outcome.guest is None:
        said = (
            _("Your change is live. Thank you.")
            if outcome.is_live
            else _("Thank you: your suggestion is kept.")
        )
        messages.success(visit.request, said)
        made: Any = outcome.made
        target = made.record.get_absolute_url() if outcome.is_live else made.get_absolute_url()
        return HttpResponseRedirect(target, status=303)
    shown = {"outcome": outcome, "made": outcome.made, **visiting.context(outcome.guest)}
    response = visit.page("change/receipt.html", shown)
    visiting.remember(response, outcome.guest, visit.request)
    return response
