"""Marking what was looked at: sightings get their standing, reports their outcome."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation import targets
from moothill.commons.moderation.deeds import because, head_number, log, log_and_seal
from moothill.commons.moderation.models import Report, Sighting, Standing
from moothill.commons.moderation.models.deeds import Done
from moothill.commons.moderation.models.reports import Outcome
from moothill.commons.moderation.things.reverting import REVISION, alike
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState

# Where a contribution stands that nobody has looked at.
_UNSEEN = (Standing.PASSED, Standing.FLAGGED, Standing.HELD)
# What an act by hand says of a record that was held: its sightings, what readers reported of it, and the public log.
_SETTLED = {
    "published": (Standing.CLEARED, Outcome.KEPT, Done.RELEASED),
    "withdrawn": (Standing.REMOVED, Outcome.ACTED, Done.REMOVED),
}


def look_at(label: str, pk: int, standing: Standing, *, by: Actor, at: datetime) -> int:
    """Note that somebody looked at a thing; return how many sightings of it there are."""
    return Sighting.objects.filter(target=label, target_id=pk).update(
        standing=standing, looked_at=at, looked_by_id=by.participant
    )


def taken_back(ids: Iterable[int], label: str = "record.revision") -> None:
    """Note that their author took these things back: nobody needs to look at them any more."""
    _unseen(label, ids).update(standing=Standing.GONE)


def _unseen(label: str, ids: Iterable[int]) -> QuerySet[Sighting]:
    return Sighting.objects.filter(target=label, target_id__in=list(ids), standing__in=_UNSEEN)


def close_reports(label: str, ids: Collection[int], outcome: Outcome, *, by: Actor, at: datetime) -> int:
    """Close what readers reported about these things; return how many reports those were."""
    rows = Report.objects.filter(target=label, target_id__in=ids, outcome=Outcome.OPEN)
    return rows.update(outcome=outcome, closed_at=at, closed_by_id=by.participant)


@transaction.atomic
def clear(*, cycle: Cycle, things: Iterable[Any], by: Actor, at: datetime) -> int:
    """Let things stand: show those that are held, and close what readers reported. Return how many things that were.

    Who contributed them is no newcomer any more. Raises Refused; then nothing is done.
    """
    require(Act.MODERATE, facts_of(by, cycle))
    done = 0
    for thing in things:
        _clear_one(cycle, thing, by=by, at=at)
        done += 1
    return done


def _clear_one(cycle: Cycle, thing: Any, *, by: Actor, at: datetime) -> None:
    label = targets.label_of(thing)
    rows = _unseen(label, [thing.pk])
    held = rows.filter(standing=Standing.HELD).exists()
    rows.update(standing=Standing.CLEARED, looked_at=at, looked_by_id=by.participant)
    closed = close_reports(label, [thing.pk], Outcome.KEPT, by=by, at=at)
    before = head_number(cycle)
    if held:
        targets.get(label).release(thing, by=by, at=at)
    if head_number(cycle) > before:
        log(cycle=cycle, done=Done.RELEASED, by=by, at=at, target=label)
    elif closed:
        log_and_seal(
            cycle=cycle, kind="report.closed", done=Done.KEPT, by=by, at=at, target=label, count=closed,
            facts={"reports": closed, "target": label},
        )  # fmt: skip


def hold_settled(record: Record, act: str, by: Actor, at: datetime) -> None:
    """Who publishes or withdraws a record that was held has looked at it: the same traces as at the desk.

    A `Settler` of `record.landing`, which may do more than moderate. What readers never saw of it, and what says the same
    as it does now, is settled; other words that stood in public once and are held go on waiting.
    """
    if act not in _SETTLED or not _was_kept_back(record):
        return
    ids = _looked_through(record)
    if not _unseen(REVISION, ids).filter(standing=Standing.HELD).exists():
        return
    standing, outcome, done = _SETTLED[act]
    _unseen(REVISION, ids).update(standing=standing, looked_at=at, looked_by_id=by.participant)
    close_reports(REVISION, ids, outcome, by=by, at=at)
    reason = because("", "", record.withdrawn_because)
    log(cycle=record.cycle, done=done, by=by, at=at, target=REVISION, reason=reason)


def _was_kept_back(record: Record) -> bool:
    """Whether it is something that was sent, and that was not shown before this act."""
    before = record.revisions.filter(number=record.version - 1, state=RecordState.DRAFT)
    return bool(kinds.get(record.kind).authored) and before.exists()


def _looked_through(record: Record) -> list[int]:
    same = alike(record, [record.revisions.get(number=record.version)])
    seen = record.revisions.filter(Q(state=RecordState.DRAFT) | Q(pk__in=same))
    return list(seen.values_list("pk", flat=True))
