"""Opening a draft, or an edition of the plan, for comment."""

import re
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.errors import Invalid, KeyReused
from moothill.commons.record.forms import RecordForm
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.queries import find
from moothill.commons.ui.markup import as_written
from moothill.core.policy import Act, RecordState
from moothill.rooms.commitments.errors.consulting import NothingToAskAbout, ShortPeriod
from moothill.rooms.commitments.forms.consulting import FIELDS, ask_whether_sure, consult_form
from moothill.rooms.commitments.operations.consulting import consult
from moothill.rooms.commitments.queries.consulting import advised_days

_METHODS = ["GET", "HEAD", "POST"]
_REFERENCE = re.compile(r"[A-Za-z]{1,4}-[0-9]{1,9}")
_MOST = 100
_STATUS: dict[type[Exception], int] = {
    Invalid: 422,
    KeyReused: 409,
    NothingToAskAbout: 422,
    ShortPeriod: 422,
}


@require_http_methods(_METHODS)
def consult_draft(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Open a draft for comment, alone or with others."""
    return _consult(request, cycle, reference, "draft")


@require_http_methods(_METHODS)
def consult_edition(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Open an edition of the plan for comment as a whole."""
    return _consult(request, cycle, reference, "edition")


def _consult(request: Any, cycle: str, reference: str, kind: str) -> HttpResponse:
    """The form of the call; a period shorter than is advised is asked about once more before anything is stored."""
    found = cycle_or_404(request, cycle)
    record = find(found, reference.upper()[:20], request.actor)
    if record is None or record.kind != kind or record.state == RecordState.WITHDRAWN:
        raise Http404
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(Act.CONSULT, facts_of(request.actor, found, record))
    data = request.POST if request.method == "POST" else None
    form = consult_form(record, request.at, advised_days(found), data)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                return HttpResponseRedirect(_opened(request, record, form).get_absolute_url(), status=303)
            except tuple(_STATUS) as error:
                status = _STATUS[type(error)]
                _blame(form, error)
        if form.cleaned_data.get("sure"):
            ask_whether_sure(form)
    return _page(request, record, form, status)


def _opened(request: Any, record: Record, form: RecordForm) -> Record:
    given = form.cleaned_data
    also = dict.fromkeys(each.upper() for each in _REFERENCE.findall(given["also"]))
    others = [_other(request, record, reference) for reference in [*also][:_MOST]]
    return consult(
        on=[record, *others], values={name: given[name] for name in FIELDS}, sure=given["sure"], by=request.actor,
        at=request.at, key=given["key"],
    )  # fmt: skip


def _other(request: Any, record: Record, reference: str) -> Record:
    found = find(record.cycle, reference, request.actor)
    if found is None:
        raise NothingToAskAbout(reference)
    return found


def _blame(form: RecordForm, error: Exception) -> None:
    """Say what is wrong beside the box that it is about."""
    if isinstance(error, Invalid):
        form.blame(error)
    elif isinstance(error, ShortPeriod):
        form.add_error("closes_at", str(error))
        ask_whether_sure(form)
    else:
        form.add_error("also" if isinstance(error, NothingToAskAbout) else None, str(error))


def _page(request: Any, record: Record, form: RecordForm, status: int) -> HttpResponse:
    """The page of the form; nobody keeps it."""
    cycle, kind = record.cycle, kinds.get(record.kind)
    crumbs = [
        (as_written(cycle.title), cycle.get_absolute_url()),
        (str(kind.plural), f"{cycle.get_absolute_url()}{kind.segment}/"),
        (as_written(record.reference), record.get_absolute_url()),
    ]
    shown = {"form": form, "record": record, "crumbs": crumbs, "cancel": record.get_absolute_url()}
    answer = page(
        request, "commitments/consult.html", shown, cycle=cycle, here="action-plan", status=status, kept=False
    )
    answer["Cache-Control"] = "no-store"
    return answer
