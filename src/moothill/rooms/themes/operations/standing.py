"""How a theme comes from a proposal to what a plan uses: by people, in the open, after asking what was missed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import ReasonNeeded, Unchanged, WrongState
from moothill.commons.record.models import RECORD_STATES, Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.themes.errors.themes import NoPath, NotAgreed, NotAsked, NotMissed, StillAsking
from moothill.rooms.themes.kinds import Standing
from moothill.rooms.themes.models import Missed, Theme
from moothill.rooms.themes.operations.telling import lay_anew, tell
from moothill.rooms.themes.queries.missed import asked_in
from moothill.rooms.themes.queries.reach import resting


@transaction.atomic
def agree(*, theme: Record, reason: str, by: Actor, at: datetime, key: UUID | None = None) -> Record:
    """Say that a theme is agreed: it rests on a contribution, and people were asked what the themes miss.

    A `key` seen before changes nothing more. Raises Refused, ReasonNeeded, WrongState, Unchanged, NoPath, NotAsked,
    StillAsking, KeyReused.
    """
    locked, answered = _locked(theme, reason, by, key)
    if answered:
        return locked
    thing = Theme.objects.get(pk=locked.pk)
    rests = bool(resting([locked.pk]))
    if thing.standing != Standing.PROPOSED and rests:
        raise Unchanged
    if not rests:
        raise NoPath
    _require_asked(locked.cycle, at)
    return _stand(locked, Standing.AGREED, "agreed", reason=reason, by=by, at=at, key=key)


def _require_asked(cycle: Cycle, at: datetime) -> None:
    asked = asked_in(cycle, at)
    if asked.missed is None:
        raise NotAsked
    if asked.missed.call is not None and asked.missed.call.record.state != RecordState.PUBLISHED:
        raise NotAsked
    if asked.missed.call is not None and not asked.is_over:
        raise StillAsking(asked.missed.call.record.reference)


@transaction.atomic
def use(*, theme: Record, reason: str, by: Actor, at: datetime, key: UUID | None = None) -> Record:
    """Say that a plan uses an agreed theme. Raises as `agree`, and NotAgreed."""
    locked, answered = _locked(theme, reason, by, key)
    if answered:
        return locked
    thing = Theme.objects.get(pk=locked.pk)
    if thing.standing == Standing.USED:
        raise Unchanged
    if thing.standing != Standing.AGREED:
        raise NotAgreed
    if not resting([locked.pk]):
        raise NoPath
    return _stand(locked, Standing.USED, "used", reason=reason, by=by, at=at, key=key)


def _locked(theme: Record, reason: str, by: Actor, key: UUID | None) -> tuple[Record, bool]:
    locked = laying.lock(theme)
    require(Act.EDIT, facts_of(by, locked.cycle, locked))
    if laying.answered(key, record=locked):
        return locked, True
    if not reason.strip():
        raise ReasonNeeded
    if locked.kind != "theme" or locked.state != RecordState.PUBLISHED:
        raise WrongState(str(dict(RECORD_STATES)[locked.state]))
    return locked, False


def _stand(
    record: Record, standing: Standing, act: str, *, reason: str, by: Actor, at: datetime, key: UUID | None
) -> Record:
    lay_anew(record, {"standing": standing.value}, act=act, reason=reason, by=by, at=at, key=key)
    tell(record, act, reason=reason, by=by, at=at)
    return record


@transaction.atomic
def set_missed(*, cycle: Cycle, call: Record | None, because: str = "", by: Actor, at: datetime) -> Missed:
    """Settle by which call people are asked what the themes miss, or say why nobody is asked.

    Said again as it stands, nothing changes and no line is written. Raises Refused, NotMissed.
    """
    require(Act.EDIT, facts_of(by, cycle))
    because = because.strip()
    if call is None and not because:
        raise NotMissed
    if call is not None and (call.kind, call.cycle_id, call.state) != (
        "call",
        cycle.pk,
        RecordState.PUBLISHED,
    ):
        raise NotMissed
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    chosen = {"call_id": call.pk if call else None, "because": because}
    before = Missed.objects.filter(cycle=cycle).first()
    if before and (before.call_id, before.because) == (chosen["call_id"], because):
        return before
    values = {**chosen, "by_id": by.participant, "by_name": by.name, "at": at}
    made, _new = Missed.objects.update_or_create(cycle=cycle, defaults=values)
    write(
        head=cycle.head_id,
        kind="missed.set",
        subject=f"{cycle.slug}/{call.reference}" if call else cycle.slug,
        title=call.title if call else "",
        reason=because,
        by=by,
        at=at,
    )
    return made
