"""Counting what people tell about themselves: apart from what they contributed, with no key to it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import Fault, Invalid
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.inputs.kinds import EQUALITY
from moothill.rooms.inputs.models import Call, EqualityAnswer


@transaction.atomic
def count_answers(*, call: Call, answers: Mapping[str, str], by: Actor, at: datetime) -> int:
    """Count one more of each of these answers beside a call, in this week; how many that were.

    `by` is asked for leave and kept nowhere. There is no line, and no page is told: a page that changed with one answer
    would say whose it is. Raises Refused, Invalid.
    """
    require(Act.CONTRIBUTE, facts_of(by, call.record.cycle))
    given = {question: answers[question] for question in EQUALITY if answers.get(question)}
    faults = [
        Fault(question, _("Choose one of the answers given."))
        for question, answer in given.items()
        if answer not in dict(EQUALITY[question][1])
    ]
    if faults:
        raise Invalid(faults)
    day = call.record.cycle.day(at)
    week = day - timedelta(days=day.weekday())
    for (
        question,
        answer,
    ) in given.items():  # always in the same order, so that two at once do not wait for each other
        _count(EqualityAnswer(call=call, question=question, answer=answer, week=week))
    return len(given)


def _count(row: EqualityAnswer) -> None:
    rows = EqualityAnswer.objects.filter(
        call=row.call, question=row.question, answer=row.answer, week=row.week
    )
    if not rows.update(count=F("count") + 1):
        EqualityAnswer.objects.bulk_create([row], ignore_conflicts=True)
        rows.update(count=F("count") + 1)
