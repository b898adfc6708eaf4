"""The public page about suggestions: what learned from what, and how often people took it; asking anew, and withdrawing."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, decide
from moothill.rooms.coding.errors.suggesting import AlreadyWithdrawn
from moothill.rooms.coding.forms.suggesting import WithdrawForm
from moothill.rooms.coding.operations.suggesting import ask_anew, withdraw_suggester
from moothill.rooms.coding.queries import suggestions as queries
from moothill.rooms.inputs.views.entering import sign_in_first

_HERE = "coding"
_DIGITS = 9


@require_safe
def suggestions(request: Any, cycle: str) -> HttpResponse:
    """Every training, newest first; and for whoever codes, the way to a new one."""
    found = cycle_or_404(request, cycle)
    rows = queries.trainings(found, _before(request))
    last = rows[-1].suggester.number if len(rows) == queries.SHOWN else 1
    may = decide(Act.CODE, facts_of(request.actor, found)).allowed
    shown = {
        "rows": rows,
        "older": f"?before={last}" if last > 1 else "",
        "newer": bool(request.GET.get("before")),
        "may_code": may,
        "asked": may and queries.is_asked(found),
        "few": queries.FEW,
        "pause": int(queries.PAUSE.total_seconds() // 60),
        "many": queries.MANY,
    }
    return page(request, "coding/suggestions.html", shown, cycle=found, here=_HERE, kept=not may)


def _before(request: Any) -> int:
    asked = request.GET.get("before", "")
    if not asked:
        return 0
    if not (asked.isascii() and asked.isdigit() and len(asked) <= _DIGITS):
        raise Http404
    return int(asked)


@require_POST
def anew(request: Any, cycle: str) -> HttpResponse:
    """Ask for new suggestions; they are made in the background."""
    found = cycle_or_404(request, cycle)
    if answer := sign_in_first(request):
        return answer
    ask_anew(cycle=found, by=request.actor, at=request.at)
    return HttpResponseRedirect(_address(found), status=303)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Any, cycle: str, number: int) -> HttpResponse:
    """Ask why, then take what one training suggested out of sight."""
    found = cycle_or_404(request, cycle)
    if answer := sign_in_first(request):
        return answer
    require(Act.CODE, facts_of(request.actor, found))
    row = queries.training(found, number)
    if row is None:
        raise Http404
    form, status = WithdrawForm(request.POST if request.method == "POST" else None), 200
    if form.is_bound:
        status = _withdrawn(request, row, form)
        if status == 303:
            return HttpResponseRedirect(_address(found), status=303)
    shown = {"row": row, "form": form, "cancel": _address(found)}
    return page(
        request, "coding/withdraw_training.html", shown, cycle=found, here=_HERE, status=status, kept=False
    )


def _withdrawn(request: Any, row: queries.Trained, form: WithdrawForm) -> int:
    if not form.is_valid():
        return 422
    reason = form.cleaned_data["reason"]
    try:
        withdraw_suggester(suggester=row.suggester, reason=reason, by=request.actor, at=request.at)
    except (AlreadyWithdrawn, ReasonNeeded) as error:
        form.add_error(None, str(error))
        return 409 if isinstance(error, AlreadyWithdrawn) else 422
    return 303


def _address(cycle: Cycle) -> str:
    return f"{cycle.get_absolute_url()}coding/suggestions/"
