"""What a cycle asks of its commitments: for everybody to read, and for its stewards to set."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, decide
from moothill.rooms.commitments.forms.plan_form import PlanFormForm
from moothill.rooms.commitments.operations.forms import set_form
from moothill.rooms.commitments.queries.forms import form_of
from moothill.rooms.commitments.views.visit import Visit, crumbs_to, for_those_who


@require_safe
def show(request: Any, cycle: str) -> HttpResponse:
    """Every field that a commitment has here, what is needed, and the column of the OGP's table it goes out under."""
    found = cycle_or_404(request, cycle)
    shown = {
        "fields": form_of(found),
        "may_set": decide(Act.SET_FORM, facts_of(request.actor, found)).allowed,
        "crumbs": crumbs_to(found, None),
    }
    return page(request, "commitments/plan_form.html", shown, cycle=found, here="action-plan")


@for_those_who(Act.SET_FORM)
def edit(visit: Visit) -> HttpResponse:
    """Set it."""
    form = PlanFormForm(visit.data, fields=form_of(visit.cycle))

    def act() -> Any:
        reason = form.cleaned_data["reason"]
        return set_form(cycle=visit.cycle, wishes=form.wishes(), reason=reason, by=visit.actor, at=visit.at)

    def leave(_made: Any) -> str:
        messages.success(visit.request, _("This is what commitments are asked from now on."))
        return f"{visit.home}form/"

    return visit.ask(
        form,
        act,
        leave=leave,
        template="commitments/plan_form_edit.html",
        heading=_("What commitments are asked"),
    )
