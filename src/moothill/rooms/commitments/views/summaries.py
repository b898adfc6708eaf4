"""A commitment in plain words: what it says now and said before, for everybody; and writing it."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.policy.operations import require
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, decide
from moothill.rooms.commitments import operations
from moothill.rooms.commitments.forms.drafting import SummaryForm
from moothill.rooms.commitments.models import Commitment, FormerSummary, Summary
from moothill.rooms.commitments.views.visiting import HERE, Visit, commitment_or_404, steps_to

_MOST = 100  # former ones on the page


@require_http_methods(["GET", "HEAD", "POST"])
def summary(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Every wording there was, newest first; whoever may write one finds the form below."""
    found = cycle_or_404(request, cycle)
    record = commitment_or_404(found, reference, request.actor)
    facts = facts_of(request.actor, found, record)
    if request.method == "POST" and not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    if request.method == "POST":
        require(Act.SUMMARISE, facts)
    present = Summary.objects.filter(commitment=record.pk).first()
    shown = {
        "record": record,
        "crumbs": steps_to(found, record),
        "summary": present,
        "writings": _writings(record, present),
        "cancel": record.get_absolute_url(),
        "button": _("Save these words"),
    }
    if not decide(Act.SUMMARISE, facts).allowed:
        return page(request, "commitments/summary.html", shown, cycle=found, here=HERE)
    return _written(Visit(request, found, request.actor, request.at, record), present, shown)


def _written(visit: Visit, present: Summary | None, shown: dict[str, Any]) -> HttpResponse:
    record = visit.record
    assert record is not None  # nosec: the address names one
    began = {"words": present.words if present else "", "base": present.number if present else 0}
    form = SummaryForm(visit.data, initial=began)

    def act() -> str:
        operations.summarise(
            commitment=Commitment.objects.select_related("record").get(pk=record.pk),
            words=form.cleaned_data["words"], base=form.cleaned_data["base"], by=visit.actor, at=visit.at,
        )  # fmt: skip
        return visit.home

    return visit.ask("commitments/summary.html", form, act, **shown)


def _writings(record: Record, present: Summary | None) -> list[Summary | FormerSummary]:
    before = FormerSummary.objects.filter(commitment=record.pk).order_by("-number")[:_MOST]
    return [*([present] if present else []), *before]
