"""Comments on an edition and on the drafts in it that had no answer on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind
from moothill.commons.record.queries import brought_in
from moothill.core.policy import RecordState
from moothill.rooms.commitments.models import Consultation, Edition
from moothill.rooms.inputs.kinds import CallForm
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.responses.queries.outcomes import outcomes_of, told_of


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said of drafts: how many consultations and comments there were, and how many had no answer on the day.

    `calls_unanswered`: consultations without an answer to themselves, and with no comment on this site. `calls_uncounted`:
    those of which it is not recorded how many comments came.
    """

    calls: int = 0
    comments: int = 0
    unanswered: int = 0
    calls_unanswered: int = 0
    calls_uncounted: int = 0

    @property
    def answered(self) -> int:
        """How many comments had an answer."""
        return self.comments - self.unanswered

    @property
    def open(self) -> bool:
        """Whether anything had no answer."""
        return bool(self.unanswered or self.calls_unanswered)


def heard_of(cycle: Cycle, records: Any, day: date) -> Heard:
    """What was said of these drafts and editions, by their ids, and answered by `day`. Nine questions at most."""
    on = Consultation.objects.filter(on__in=records, call__record__state=RecordState.PUBLISHED)
    calls = set(on.values_list("call", flat=True))
    comments = dict(published(cycle, OPERATOR).filter(call__in=calls).order_by().values_list("pk", "call"))
    outcomes = outcomes_of(comments)
    days = {pk: _day(thing, cycle) for pk, thing in told_of(outcomes, cycle, OPERATOR).items()}
    answered = {
        pk
        for pk, found in outcomes.items()
        if any(each.response in days and days[each.response] <= day for each in found)
    }
    silent = calls - set(comments.values())
    return Heard(
        len(calls),
        len(comments),
        len(comments) - len(answered),
        _without(silent, cycle, day),
        uncounted(silent),
    )


def uncounted(silent: Collection[int]) -> int:
    """Of how many of these calls, with no comment here, nobody counted the comments. One question.

    Those held elsewhere; and those that an import told of when they were over. What was open here had none.
    """
    calls = kinds.get("call").model.objects.filter(pk__in=silent)
    over = Q(closes_at=None) | Q(closes_at__lte=F("record__created_at"))
    return int(calls.filter(Q(form=CallForm.ELSEWHERE) | over & Q(brought_in())).count())


def _without(calls: set[int], cycle: Cycle, day: date) -> int:
    """How many of these calls no response answered by that day."""
    responses = kinds.get("response").model.objects.filter(record__state=RecordState.PUBLISHED)
    links = Link.objects.filter(cause__in=calls, kind=LinkKind.ANSWERED_BY, effect__in=responses.values("pk"))
    pairs = list(links.values_list("cause", "effect"))
    things = responses.select_related("record").in_bulk([effect for _cause, effect in pairs])
    return len(calls - {cause for cause, effect in pairs if _day(things[effect], cycle) <= day})


def _day(response: Any, cycle: Cycle) -> date:
    """When a response was given: the day that it says, or the day on which it was published."""
    found: date = response.day or cycle.day(response.record.published_at)
    return found


def heard_before(edition: Edition, day: date) -> Heard:
    """What was said of the drafts in an edition, of the edition itself, of the one that it amends, and of earlier drafts of
    the same commitments.
    """
    cycle = edition.record.cycle
    drafts = kinds.get("draft").model.objects.filter(record__cycle=cycle)
    bundled = drafts.filter(record__reference__in=[row["draft"] for row in edition.drafts])
    editions = Edition.objects.filter(record__cycle=cycle).filter(Q(pk=edition.pk) | Q(place__gt=0))
    ids = drafts.filter(commitment__in=bundled.values("commitment")).values_list("pk", flat=True)
    return heard_of(cycle, [*ids, *editions.values_list("pk", flat=True)], day)
