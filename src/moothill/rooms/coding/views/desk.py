"""Where the coding stands, round by round; and opening and closing rounds."""

import secrets
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.commons.ui.markup import as_written
from moothill.core.policy import Act, decide
from moothill.rooms.coding import operations
from moothill.rooms.coding.errors.coding import RoundClosed, RoundStillOpen
from moothill.rooms.coding.forms.coding import RoundForm
from moothill.rooms.coding.queries.choices import choices_in
from moothill.rooms.coding.queries.coded import to_read_anew, to_settle
from moothill.rooms.coding.queries.doubts import waiting_doubts
from moothill.rooms.coding.queries.progress import coders_of, progress_of, rounds_of
from moothill.rooms.coding.queries.queue import open_round

_LISTED = 100
_SHARE, _FEWEST, _MOST = 5, 20, 200  # one in five is read twice, at least and at most so many


@require_safe
def desk(request: Any, cycle: str) -> HttpResponse:
    """How much is coded, by whom, in which rounds: for everybody; and the way in for those who code."""
    found = cycle_or_404(request, cycle)
    return _desk(request, found)


def _desk(
    request: Any, cycle: Cycle, form: RoundForm | None = None, *, fault: str = "", status: int = 200
) -> HttpResponse:
    may = decide(Act.CODE, facts_of(request.actor, cycle)).allowed
    progress = progress_of(cycle, request.actor)
    usual = min(_MOST, max(_FEWEST, progress.inputs // _SHARE))
    shown = {
        "crumbs": steps(cycle),
        "progress": progress,
        "turns": rounds_of(cycle),
        "coders": coders_of(cycle),
        "doubts": waiting_doubts(cycle, request.actor),
        "may_code": may,
        "round": open_round(cycle),
        "codes": len(choices_in(cycle)),
        "anew": to_read_anew(cycle).count() if may else 0,
        "form": form or RoundForm(initial={"double": usual, "blind": 10}),
        "fault": fault,
        "here_url": f"{cycle.get_absolute_url()}coding/",
    }
    return page(request, "coding/desk.html", shown, cycle=cycle, here="themes", status=status, kept=not may)


def steps(cycle: Cycle, *, below: bool = False) -> list[tuple[Any, str]]:
    """The way to the pages of the coding."""
    home = cycle.get_absolute_url()
    first: list[tuple[Any, str]] = [(as_written(cycle.title), home)]
    return [*first, (_("Coding"), f"{home}coding/")] if below else first


def coder_or_sign_in(request: Any, cycle: str) -> tuple[Cycle, HttpResponse | None]:
    """The cycle, for those who may code in it; the way to sign in for whoever is not signed in. Raises Refused."""
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return found, redirect_to_login(request.get_full_path())
    require(Act.CODE, facts_of(request.actor, found))
    return found, None


@never_cache
@require_http_methods(["POST"])
def rounds(request: Any, cycle: str) -> HttpResponse:
    """Begin a round, or close the one that is open."""
    found, answer = coder_or_sign_in(request, cycle)
    if answer:
        return answer
    home = f"{found.get_absolute_url()}coding/"
    try:
        if request.POST.get("do") == "close":
            operations.close_round(round=_open(found), by=request.actor, at=request.at)
            messages.success(request, _("The round is closed."))
            return HttpResponseRedirect(home, status=303)
        form = RoundForm(request.POST)
        if not form.is_valid():
            return _desk(request, found, form, status=422)
        operations.begin_round(
            cycle=found, by=request.actor, at=request.at, seed=secrets.randbelow(1 << 31), **form.cleaned_data
        )
    except (RoundStillOpen, RoundClosed) as error:
        return _desk(request, found, fault=str(error), status=409)
    messages.success(request, _("The round is open: everything that nobody has read waits in it."))
    return HttpResponseRedirect(home, status=303)


def _open(cycle: Cycle) -> Any:
    found = open_round(cycle)
    if found is None:
        raise RoundClosed
    return found


@require_safe
def settling(request: Any, cycle: str) -> HttpResponse:
    """Of which contributions people said different things, and which wait to be read anew."""
    found = cycle_or_404(request, cycle)
    may = decide(Act.CODE, facts_of(request.actor, found)).allowed
    shown = {
        "crumbs": steps(found, below=True),
        "differ": _named(to_settle(found)[:_LISTED], found),
        "anew": _named(to_read_anew(found)[:_LISTED], found) if may else [],
        "may_code": may,
    }
    return page(request, "coding/settling.html", shown, cycle=found, here="themes", kept=not may)


def _named(records: Any, cycle: Cycle) -> list[Any]:
    found = list(records)
    for each in found:
        each.cycle = cycle
    return found
