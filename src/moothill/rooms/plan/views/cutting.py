"""Cutting a baseline."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Invalid, KeyReused
from moothill.commons.record.forms import RecordForm, form_for
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.plan.errors import PlanIsMoving
from moothill.rooms.plan.operations import cut_baseline


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cut(request: Any, cycle: str) -> HttpResponse:
    """Ask why and who agreed, then keep every date as it stands; what is wrong comes back beside what was written."""
    found = cycle_or_404(request, cycle)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(Act.BASELINE, facts_of(request.actor, found))
    form = _form(found, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, found, form, status=422 if form.is_bound else 200)
    given = {name: value for name, value in form.values().items() if name in ("title", "why", "agreed")}
    try:
        record = cut_baseline(
            cycle=found, **given, by=request.actor, at=request.at, key=form.cleaned_data["key"]
        )
    except Invalid as error:
        form.blame(error)
        return _ask(request, found, form, status=422)
    except (KeyReused, PlanIsMoving) as error:
        form.add_error(None, str(error))
        return _ask(request, found, form, status=409)
    return HttpResponseRedirect(record.get_absolute_url(), status=303)


def _form(cycle: Cycle, data: Any) -> RecordForm:
    """The kind's own form. Its `why` is the reason of the act, and it begins from no version."""
    form = form_for(kinds.get("baseline"), Context(cycle), data)
    del form.fields["reason"], form.fields["base"]
    return form


def _ask(request: Any, cycle: Cycle, form: RecordForm, *, status: int = 200) -> HttpResponse:
    return page(request, "plan/cut.html", {"form": form}, cycle=cycle, here="timeline", status=status)
