"""Reporting on one milestone, by somebody who is signed in."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404
from moothill.commons.record.models import Record
from moothill.rooms.commitments.queries import commitment_of
from moothill.rooms.monitoring import operations
from moothill.rooms.monitoring.errors import LeadLeft, OutOfReach
from moothill.rooms.monitoring.forms import ReportForm
from moothill.rooms.monitoring.kinds import REPORTING
from moothill.rooms.monitoring.queries.rounds import open_rounds
from moothill.rooms.monitoring.queries.sides import side_label, sides_of
from moothill.rooms.monitoring.queries.states import standings
from moothill.rooms.monitoring.register.update_page import drawn
from moothill.rooms.monitoring.register.verdicts import verdicts_of
from moothill.rooms.monitoring.views.gate import STATUS, crumbs_of, private_page, record_or_404, status_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Any, cycle: str, reference: str) -> HttpResponse:
    """The form, with what each side said last above it; then the report is public."""
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    record = record_or_404(found, reference, "milestone", request.actor)
    try:
        operations.require_leave(record, by=request.actor)
    except LeadLeft as error:
        return _left(request, record, error)
    sides = sides_of(request.actor, commitment_of(record) or 0, found, request.at)
    rounds = open_rounds(found, found.day(request.at))
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ReportForm(
        *sent, milestone=record, sides=[(str(side), side_label(side)) for side in sides], rounds=rounds
    )
    if not form.is_bound:
        return _ask(request, record, form, shut=_none_open(rounds))
    return _send(request, record, form, sides)


def _send(request: Any, record: Record, form: ReportForm, sides: Any) -> HttpResponse:
    if not form.is_valid():
        form.ask_again()
        return _ask(request, record, form, status=422)
    try:
        made = operations.report(
            milestone=record, round=_round(request, record, form), side=form.cleaned_data["side"] or _first(sides),
            said=form.said(), by=request.actor, at=request.at, key=form.cleaned_data["key"],
        )  # fmt: skip
    except tuple(STATUS) as error:
        form.blame(error)
        return _ask(request, record, form, status=status_of(error))
    return HttpResponseRedirect(made.get_absolute_url(), status=303)


def _first(sides: Any) -> str:
    return str(sides[0]) if sides else ""


def _left(request: Any, record: Record, error: LeadLeft) -> HttpResponse:
    """Why somebody reports here no more, beside what they wrote."""
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ReportForm(*sent, milestone=record, sides=(), rounds=())
    return _ask(request, record, form, shut=str(error), status=403)


def _none_open(rounds: Any) -> str:
    return (
        ""
        if rounds
        else _("No reporting period is open now. A steward of either side can open one, with a reason.")
    )


def _round(request: Any, record: Record, form: ReportForm) -> Record:
    """The period that was chosen. Raises OutOfReach for none, or for one that is not there."""
    reference = form.cleaned_data["round"].upper()[:20]
    rounds = Record.objects.visible_in(record.cycle, request.actor).filter(kind="round", reference=reference)
    found = rounds.first()
    if found is None:
        raise OutOfReach(_("Choose a reporting period that is open."))
    found.cycle = record.cycle
    return found


def _ask(
    request: Any, record: Record, form: ReportForm, *, shut: str = "", status: int = 200
) -> HttpResponse:
    said = standings([record.pk])[record.pk]
    verdicts = verdicts_of([said.government, said.civil])
    last = []
    for side, update in zip(REPORTING, (said.government, said.civil), strict=True):
        if update is not None:
            update.record.cycle = record.cycle
        last.append((side_label(side), drawn(update, [], verdicts) if update else None))
    shown = {"record": record, "form": form, "last": last, "shut": shut, "crumbs": crumbs_of(record)}
    return private_page(request, "monitoring/report.html", shown, cycle=record.cycle, status=status)
