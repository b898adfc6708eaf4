"""What routes have as open data, beside their fields: what they are laid on, and what was said at each step."""

from collections.abc import Mapping, Sequence
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.signoffs.models import Route
from moothill.rooms.signoffs.queries.walking import Walked, walked_of

OF_ROUTES = ("on", "of_version", "steps_number", "steps_passed", "steps")


def of_routes(cycle: Cycle, actor: Actor, things: Sequence[Route]) -> Mapping[int, Mapping[str, Any]]:
    """For each route the names of OF_ROUTES; "on" is None where that is not public. Three questions.

    "steps" holds for each step, by its number and office, what was said last and on which day, or where it stands.
    """
    walked = walked_of([route.pk for route in things])
    seen = Record.objects.visible_in(cycle, actor).filter(pk__in=[route.on_id for route in things])
    named = dict(seen.filter(state=RecordState.PUBLISHED).values_list("pk", "reference"))
    return {
        route.pk: {
            "on": named.get(route.on_id),
            "of_version": route.of_version,
            "steps_number": len(walked[route.pk]),
            "steps_passed": sum(each.passed for each in walked[route.pk]),
            "steps": {f"{each.step.number} {each.step.office}": _said(each) for each in walked[route.pk]},
        }
        for route in things
    }


def _said(each: Walked) -> str:
    """What was said last at a step, and on which day; its state where nothing was."""
    return f"{each.last.verdict} {each.last.day.isoformat()}" if each.last else str(each.state)
