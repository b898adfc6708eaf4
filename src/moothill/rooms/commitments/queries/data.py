"""What commitments have as open data, beside their fields: who leads, and what they were born from."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, LinkKind
from moothill.core.policy import RecordState, Side
from moothill.rooms.commitments.models import Commitment, Summary
from moothill.rooms.commitments.queries.behind import CAUSES, counts_behind
from moothill.rooms.commitments.queries.leading import leads_of
from moothill.rooms.commitments.queries.rows import milestones_of

OF_COMMITMENTS = (
    "leads_for_the_government", "leads_for_civil_society", "milestones", "born_from_themes", "born_from_points",
    "born_from_responses", "born_from_contributions", "contributions_behind", "contributions_behind_at_least",
    "summary", "summary_of_version",
)  # fmt: skip


def of_commitments(
    cycle: Cycle, actor: Actor, things: Sequence[Commitment]
) -> Mapping[int, Mapping[str, Any]]:
    """For each commitment the names of OF_COMMITMENTS. "contributions_behind" counts each contribution once, at whatever
    distance it stands; "contributions_behind_at_least" says that there are more. A number of questions that does not grow.
    """
    ids = [thing.pk for thing in things]
    led, milestones, behind, causes = (
        leads_of(ids),
        milestones_of(ids),
        counts_behind(ids, cycle),
        _causes(ids),
    )
    summaries = {each.pk: each for each in Summary.objects.filter(commitment__in=ids)}
    return {
        pk: {
            "leads_for_the_government": _name(led[pk], Side.GOVERNMENT),
            "leads_for_civil_society": _name(led[pk], Side.CIVIL_SOCIETY),
            "milestones": milestones.get(pk, 0),
            "born_from_themes": causes.get((pk, "theme"), []),
            "born_from_points": causes.get((pk, "point"), []),
            "born_from_responses": causes.get((pk, "response"), []),
            "born_from_contributions": causes.get((pk, "input"), []),
            "contributions_behind": behind[pk].number,
            "contributions_behind_at_least": behind[pk].more,
            "summary": summaries[pk].words if pk in summaries else "",
            "summary_of_version": summaries[pk].of_version if pk in summaries else None,
        }
        for pk in ids
    }


def _name(leads: Mapping[Side, Any], side: Side) -> str:
    return leads[side].participant.public_name if side in leads else ""


def _causes(ids: Collection[int]) -> dict[tuple[int, str], list[str]]:
    links = Link.objects.filter(effect__in=ids, kind=LinkKind.BECAME, cause__kind__in=CAUSES)
    links = links.filter(cause__state=RecordState.PUBLISHED).order_by("effect", "cause__position", "cause")
    found: dict[tuple[int, str], list[str]] = {}
    for effect, kind, reference in links.values_list("effect", "cause__kind", "cause__reference"):
        found.setdefault((effect, kind), []).append(reference)
    return found
