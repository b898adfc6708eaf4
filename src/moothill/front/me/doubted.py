"""Where somebody said that a contribution is coded wrongly."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.policy.actors import Actor
from moothill.front.me.sources import Contribution, Source
from moothill.rooms.coding.kinds import DoubtOutcome
from moothill.rooms.coding.queries.doubts import doubts_visible_to


def _doubts(participants: Sequence[int], actor: Actor) -> Any:
    return doubts_visible_to(actor).filter(by__in=participants)


def _tell(rows: Sequence[Any], actor: Actor) -> Iterable[Contribution]:
    for each in rows:
        state, tone = _standing(each)
        yield Contribution(
            title=each.input.record.title,
            address=f"{each.cycle.get_absolute_url()}coding/doubts/{each.number}/",
            at=each.at,
            what=_("Said that it is coded wrongly"),
            state=state,
            tone=tone,
            language=each.cycle.language,
            zone=each.cycle.zone,
            name=each.by_name,
            answer=each.answer,
            answered=bool(each.outcome),
            answered_by=each.answered_by_name,
        )


def _standing(doubt: Any) -> tuple[str, str]:
    if doubt.hidden_at:
        return _("hidden"), "stop"
    if doubt.held:
        return _("waits for a second look"), "wait"
    if not doubt.outcome:
        return _("not answered yet"), "wait"
    return str(doubt.get_outcome_display()), "good" if doubt.outcome == DoubtOutcome.CHANGED else "none"


DOUBTS = Source(_doubts, _tell)
