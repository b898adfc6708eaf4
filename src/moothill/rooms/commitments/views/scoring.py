"""Criteria and scores, in public: who gave what, and why."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.commitments.forms.scoring import CriteriaForm, ScoreForm
from moothill.rooms.commitments.operations.scoring import score as give
from moothill.rooms.commitments.operations.scoring import set_criteria
from moothill.rooms.commitments.queries.scoring import (
    candidates,
    criteria_of,
    own_scores,
    retired_of,
    scores_of,
)
from moothill.rooms.commitments.views.visiting import HERE, Visit, commitment_or_404, for_those_who, steps_to

_BY_SHARE = "share"


@require_safe
def criteria(request: Any, cycle: str) -> HttpResponse:
    """The criteria of the cycle, and every candidate with what it was given; `sort=share` puts the highest first."""
    found = cycle_or_404(request, cycle)
    by_share = request.GET.get("sort") == _BY_SHARE
    standing = criteria_of(found)
    shown = {
        "criteria": standing,
        "retired": retired_of(found),
        "rows": candidates(found, request.actor, by_share=by_share) if standing else [],
        "by_share": by_share,
        "may_set": decide(Act.SET_FORM, facts_of(request.actor, found)).allowed,
        "crumbs": steps_to(found),
    }
    return page(request, "commitments/criteria.html", shown, cycle=found, here=HERE)


@for_those_who(Act.SET_FORM, one=False)
def set_them(visit: Visit) -> HttpResponse:
    """Set the criteria, and say why."""
    form = CriteriaForm(visit.data, standing=criteria_of(visit.cycle))
    there = f"{visit.home}criteria/"

    def act() -> str:
        reason = form.cleaned_data["reason"]
        set_criteria(cycle=visit.cycle, criteria=form.asked(), reason=reason, by=visit.actor, at=visit.at)
        return there

    return visit.ask(
        "commitments/ask.html", form, act, cancel=there, heading=_("Set the criteria for candidates"),
        button=_("Set them"),
        explanation=_("Candidates are scored by these, in public, by the team, the stewards and the reviewers. A criterion "
                      "whose words or points change is another one: what was scored by the one before it stays readable."),
    )  # fmt: skip


@require_safe
def scores(request: Any, cycle: str, reference: str) -> HttpResponse:
    """What one candidate was given: by whom, how much and why."""
    found = cycle_or_404(request, cycle)
    record = commitment_or_404(found, reference, request.actor)
    may = decide(Act.SCORE, facts_of(request.actor, found, record)).allowed
    shown = {
        "record": record,
        "given": scores_of(record),
        "may_score": may and record.state == RecordState.PUBLISHED,
        "crumbs": steps_to(found, record),
    }
    return page(request, "commitments/scores.html", shown, cycle=found, here=HERE)


@for_those_who(Act.SCORE)
def score(visit: Visit) -> HttpResponse:
    """Give points, with reasons; change or take back those given before."""
    record = visit.record
    assert record is not None  # nosec: the address names it
    form = ScoreForm(visit.data, criteria=criteria_of(visit.cycle), own=own_scores(record, visit.actor))
    there = f"{record.get_absolute_url()}scores/"

    def act() -> str:
        give(commitment=record, given=form.given(), by=visit.actor, at=visit.at)
        return there

    return visit.ask(
        "commitments/ask.html", form, act, cancel=there, heading=_("Score"), about=record.title,
        button=_("Give these points"),
        explanation=_("Everybody can read what you give and why. You can change it later; each change is in the journal."),
    )  # fmt: skip
