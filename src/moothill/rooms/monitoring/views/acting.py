"""Closing a reporting period, opening it again, and asking the leads."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404
from moothill.commons.policy.operations import require
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.monitoring import operations
from moothill.rooms.monitoring.forms import AskForm, BecauseForm
from moothill.rooms.monitoring.queries.milestones import standing_in
from moothill.rooms.monitoring.views.gate import STATUS, crumbs_of, private_page, record_or_404, status_of

View = Callable[[Any, Record], HttpResponse]


def _for_those_who_open(view: View) -> Callable[..., HttpResponse]:
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def guarded(request: Any, cycle: str, reference: str) -> HttpResponse:
        found = cycle_or_404(request, cycle)
        if not request.actor.signed_in:
            return redirect_to_login(request.get_full_path())
        record = record_or_404(found, reference, "round", request.actor)
        require(Act.OPEN_ROUND, facts_of(request.actor, found, record))
        return view(request, record)

    return guarded


@_for_those_who_open
def close(request: Any, record: Record) -> HttpResponse:
    """Close the period, with a reason."""
    words = {
        "heading": _("Close this reporting period?"),
        "explanation": _("Nothing more is taken for it, and the personal links for it stop. It can be opened again."),
        "button": _("Close it"),
    }  # fmt: skip
    return _ask_why(request, record, operations.close_round, words)


@_for_those_who_open
def open_again(request: Any, record: Record) -> HttpResponse:
    """Take reports for the period again, with a reason."""
    words = {
        "heading": _("Open this reporting period again?"),
        "explanation": _("Reports are taken for it again. Links that were sent before stay shut: ask the leads anew."),
        "button": _("Open it"),
    }  # fmt: skip
    return _ask_why(request, record, operations.reopen_round, words)


def _ask_why(request: Any, record: Record, act: Callable[..., Any], words: dict[str, str]) -> HttpResponse:
    form = BecauseForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                act(round=record, because=form.cleaned_data["because"], by=request.actor, at=request.at)
                return HttpResponseRedirect(record.get_absolute_url(), status=303)
            except tuple(STATUS) as error:
                status = status_of(error)
                form.add_error("because", str(error))
    return _page(request, record, form, words, status)


def _page(request: Any, record: Record, form: Any, words: dict[str, str], status: int) -> HttpResponse:
    shown = {
        "record": record, "form": form, "crumbs": crumbs_of(record), "cancel": record.get_absolute_url(), **words,
    }  # fmt: skip
    return private_page(request, "monitoring/ask.html", shown, cycle=record.cycle, status=status)


@_for_those_who_open
def ask(request: Any, record: Record) -> HttpResponse:
    """Mail the leads of the chosen commitments a personal link each, and say who could not be asked."""
    commitments = _commitments(record)
    form = AskForm(request.POST if request.method == "POST" else None, commitments=commitments)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            chosen = [each for each in commitments if each.reference in form.cleaned_data["of"]]
            try:
                asked = operations.ask(
                    round=record, commitments=chosen or commitments, by=request.actor, at=request.at
                )
                return _asked(request, record, asked)
            except tuple(STATUS) as error:
                status = status_of(error)
                form.add_error(None, str(error))
    words = {
        "heading": _("Ask the leads by e-mail"),
        "explanation": _("Each lead who has an account here gets a link of their own: a form for all milestones of their "
                         "commitment, without signing in. Whoever has one already gets a new one, and the old one stops."),
        "button": _("Send the links"),
    }  # fmt: skip
    return _page(request, record, form, words, status)


def _commitments(record: Record) -> list[Record]:
    """The commitments that have a milestone, in the order of the plan."""
    found: dict[int, Record] = {}
    for thing in standing_in(record.cycle):
        found.setdefault(thing.commitment_id, thing.commitment.record)
    for each in found.values():
        each.cycle = record.cycle
    return list(found.values())


def _asked(request: Any, record: Record, asked: operations.Asked) -> HttpResponse:
    shown = {
        "record": record, "number": len(asked.invitations), "passed_over": asked.passed_over, "crumbs": crumbs_of(record),
    }  # fmt: skip
    return private_page(request, "monitoring/asked.html", shown, cycle=record.cycle)
