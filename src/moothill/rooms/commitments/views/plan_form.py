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
from moothill.rooms.commitments.views.visiting import HERE, Visit, for_those_who, steps_to


@require_safe
def show(request: Any, cycle: str) -> HttpResponse:
    """Every field that a commitment has here, what is needed, and the column of the OGP's table it goes out under."""
    found = cycle_or_404(request, cycle)
    shown = {
        "fields": form_of(found),
        "may_set": decide(Act.SET_FORM, facts_of(request.actor, found)).allowed,
        "crumbs": steps_to(found),
    }
    return page(request, "commitments/plan_form.html", shown, cycle=found, here=HERE)


@for_those_who(Act.SET_FORM, one=False)
def edit(visit: Visit) -> HttpResponse:
    """Set it."""
    form = PlanFormForm(visit.data, fields=form_of(visit.cycle))

    def act() -> str:
        reason = form.cleaned_data["reason"]
        set_form(cycle=visit.cycle, wishes=form.wishes(), reason=reason, by=visit.actor, at=visit.at)
        messages.success(visit.request, _("This is what commitments are asked from now on."))
        return f"{visit.home}form/"

    return visit.ask("commitments/plan_form_edit.html", form, act, heading=_("What commitments are asked"))
