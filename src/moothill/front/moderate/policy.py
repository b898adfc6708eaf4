"""The public page of a cycle's moderation: its policy, its rules in words, who looks today, and what is late."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.moderation.policy import moderators_today, settings_of
from moothill.commons.moderation.queries import overdue
from moothill.commons.moderation.standard import standard_text
from moothill.core.policy import Act, decide
from moothill.front.moderate import wording


@require_safe
def policy(request: Any, cycle: str) -> HttpResponse:
    """What holds here, for everybody to read."""
    found = cycle_or_404(request, cycle)
    ours = settings_of(found)
    standard = standard_text(review_days=ours.review_days, defence_days=settings.MOOTHILL_DEFENCE_DAYS)
    shown = {
        "settings": ours,
        "standard": standard,
        "today_look": moderators_today(found, request.at, ours),
        "in_turn": bool(ours.moderators),
        "rules": wording.rules(ours.pack),
        "overdue": overdue(found, request.at),
        "may_moderate": decide(Act.MODERATE, request.actor.facts(found.pk)).allowed,
        "may_set": decide(Act.SET_MODERATION, request.actor.facts(found.pk)).allowed,
    }
    return page(request, "moderate/policy.html", shown, cycle=found, here="moderation")
