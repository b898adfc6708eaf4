"""Finishing a call, and what opens it again."""

from datetime import datetime

from django.db import transaction

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.errors import WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, CycleState, RecordState
from moothill.rooms.inputs.kinds import CallState
from moothill.rooms.inputs.queries import state_of
from moothill.rooms.responses.errors import FinishedAlready, NoAnswerYet, NotOver, StillUnanswered
from moothill.rooms.responses.models import Finish
from moothill.rooms.responses.queries.behind import calls_behind
from moothill.rooms.responses.queries.finishing import FEW, answer_to, unanswered_of


@transaction.atomic
def finish(*, call: Record, by: Actor, at: datetime) -> Finish:
    """Say that a call is finished: its own answer has all three parts, and everything contributed to it has an outcome.

    Raises Refused, FinishedAlready, NotOver, NoAnswerYet, StillUnanswered, and WrongState for a call that is not public.
    """
    locked = laying.lock(call)
    require(Act.FINISH, facts_of(by, locked.cycle, locked))
    if locked.state != RecordState.PUBLISHED:
        raise WrongState(str(locked.get_state_display()))
    if by.participant is None:
        raise ValueError("a call is finished by somebody")
    if Finish.objects.filter(call=locked.pk).exists():
        raise FinishedAlready
    _require_over(locked, at)
    response = answer_to(locked)
    if response is None:
        raise NoAnswerYet
    waiting = unanswered_of(locked)
    if number := waiting.count():
        first = waiting.order_by("pk").values_list("record__reference", flat=True)[:FEW]
        raise StillUnanswered(number, list(first))
    made = Finish.objects.create(
        call_id=locked.pk, response=response, by_id=by.participant, by_name=by.name, at=at
    )
    _journal(locked, "finished", by=by, at=at, reason="", answer=response.record.reference)
    return made


def _require_over(call: Record, at: datetime) -> None:
    thing = kinds.get("call").things().get(pk=call.pk)
    over = state_of(thing, at, call.cycle.day(at)) is CallState.CLOSED
    if not over and call.cycle.state != CycleState.ENDED:
        raise NotOver


def reopen_after(response: Record, *, by: Actor, at: datetime) -> None:
    """Open again each call that was finished with this response, which was withdrawn, or with outcomes that it gave."""
    finished = Finish.objects.filter(call__in=calls_behind(response)) | Finish.objects.filter(
        response=response.pk
    )
    for each in finished.select_for_update(of=("self",)).select_related("call__record").order_by("pk"):
        call = each.call.record
        call.cycle = response.cycle
        if each.response_id == response.pk or unanswered_of(call).exists():
            each.delete()
            _journal(
                call, "reopened", by=by, at=at, reason=response.withdrawn_because, answer=response.reference
            )


def _journal(call: Record, act: str, *, by: Actor, at: datetime, reason: str, answer: str) -> None:
    write(
        head=call.cycle.head_id, kind=f"call.{act}", subject=f"{call.cycle.slug}/{call.reference}", version=call.version,
        title=call.title, reason=reason, by=by, at=at, facts={"response": answer},
    )  # fmt: skip
