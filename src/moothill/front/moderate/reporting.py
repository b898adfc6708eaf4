"""Reporting something that should not stand here: by anybody, about whatever they can see."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation import targets
from moothill.commons.moderation.answers import waiting
from moothill.commons.moderation.errors import AlreadyReported, NoReason, TooMany
from moothill.commons.moderation.policy import settings_of
from moothill.commons.moderation.receiving import sent_from
from moothill.commons.moderation.reporting import report as keep
from moothill.commons.people import visiting
from moothill.commons.people.guests import NewGuest
from moothill.commons.policy.errors import Refused
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.front.moderate.finding import Found, thing_at
from moothill.front.moderate.forms import ReportForm

_STATUS: dict[type[Exception], int] = {AlreadyReported: 409, NoReason: 422, Refused: 403, TooMany: 429}


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Any, cycle: str) -> HttpResponse:
    """The form, and what becomes of it; 404 for what is not there or not for this visitor to see."""
    found = cycle_or_404(request, cycle)
    thing = thing_at(request.GET.get("of", ""), found, request.actor)
    if thing is None:
        raise Http404
    if request.method != "POST":
        require(Act.FLAG, facts_of(request.actor, found))
        return _ask(request, found, thing, ReportForm(settings=settings_of(found)))
    return _sent(request, found, thing)


def _sent(request: Any, cycle: Cycle, thing: Found) -> HttpResponse:
    form = ReportForm(request.POST, settings=settings_of(cycle))
    if not form.is_valid():
        return _ask(request, cycle, thing, form, status=422)
    try:
        guest = _keep(request, thing, form)
    except tuple(_STATUS) as error:
        form.add_error(None, str(error))
        answer = _ask(request, cycle, thing, form, status=_STATUS[type(error)])
        return waiting(answer, error) if isinstance(error, TooMany) else answer
    shown = {"thing": thing, **visiting.context(guest)}
    answer = page(request, "moderate/reported.html", shown, cycle=cycle, kept=False)
    visiting.remember(answer, guest, request)
    return answer


@transaction.atomic
def _keep(request: Any, thing: Found, form: ReportForm) -> NewGuest | None:
    by, guest = visiting.author(request)
    keep(thing=thing.thing, by=by, at=request.at, sent=sent_from(request), **form.cleaned_data)
    return guest


def _ask(request: Any, cycle: Cycle, thing: Found, form: ReportForm, *, status: int = 200) -> HttpResponse:
    heading = _("Report: %(kind)s") % {"kind": targets.get(targets.label_of(thing.thing)).label}
    shown = {"form": form, "thing": thing, "heading": heading}
    return page(request, "moderate/report.html", shown, cycle=cycle, status=status, kept=False)
