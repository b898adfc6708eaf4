"""An import is undone: everything it brought goes in one act; then what nobody built upon is removed for good."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from moothill.commons.files.unread import let_go
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import facts_of
from moothill.commons.search.models import Indexed
from moothill.core.policy import Act, RecordState
from moothill.rooms.inputs.kinds import BatchState
from moothill.rooms.inputs.models import Batch, Input
from moothill.rooms.inputs.operations.importing.errors import BatchMoved, BuiltUpon
from moothill.rooms.inputs.queries.batches import built_upon, named

STEP = 500  # contributions removed in one transaction, so that nobody else waits long to write
_MOST_REASON = 1000


@transaction.atomic
def undo_batch(*, batch: Batch, reason: str, by: Actor, at: datetime, even_so: bool = False) -> Batch:
    """Withdraw everything that a finished import brought, in one act and one line. It may then be brought in again.

    `even_so`: also where people built upon it; those contributions keep their address, which says why they are gone. All
    others are removed by `sweep` afterwards. A second click changes nothing.

    Raises Refused, ReasonNeeded, BatchMoved, BuiltUpon.
    """
    locked = _locked(batch, by)
    if locked.state == BatchState.UNDONE:
        return locked
    reason = reason.strip()[:_MOST_REASON]
    if not reason:
        raise ReasonNeeded
    if locked.state != BatchState.DONE:
        raise BatchMoved(str(BatchState(locked.state).label))
    built = built_upon(locked)
    if built and not even_so:
        raise BuiltUpon(len(built), named(built))
    standing = _standing(built)
    _withdraw(locked, reason, at)
    _lay_versions(standing, by=by, at=at, reason=reason)
    _mark_undone(locked, reason, at)
    write(
        head=locked.cycle.head_id,
        kind="batch.undone",
        subject=locked.cycle.slug,
        title=locked.name,
        reason=reason,
        by=by,
        at=at,
        facts={"records": {"input": locked.made}, "import": locked.number},
    )
    return locked


@transaction.atomic
def throw_away(*, batch: Batch, reason: str, by: Actor, at: datetime) -> Batch:
    """Give up an import that runs or stopped half-way. Nobody outside ever saw anything of it, so no line tells of it.

    Raises Refused, BatchMoved.
    """
    locked = _locked(batch, by)
    if locked.state == BatchState.UNDONE:
        return locked
    if locked.state not in (BatchState.RUNNING, BatchState.STOPPED):
        raise BatchMoved(str(BatchState(locked.state).label))
    _mark_undone(locked, reason.strip()[:_MOST_REASON], at)
    return locked


def _locked(batch: Batch, by: Actor) -> Batch:
    locked = Batch.objects.select_for_update(of=("self",)).select_related("cycle", "file").get(pk=batch.pk)
    require(Act.IMPORT, facts_of(by, locked.cycle))
    return locked


def _withdraw(batch: Batch, reason: str, at: datetime) -> None:
    ours = Input.objects.filter(batch=batch).values("pk")
    Record.objects.filter(pk__in=ours).exclude(state=RecordState.WITHDRAWN).update(
        state=RecordState.WITHDRAWN, withdrawn_at=at, withdrawn_because=reason
    )


def _standing(built: set[int]) -> list[int]:
    """Those that are not withdrawn already."""
    some = [
        Record.objects.filter(pk__in=ids).exclude(state=RecordState.WITHDRAWN).values_list("pk", flat=True)
        for ids in _steps(sorted(built))
    ]
    return [pk for ids in some for pk in ids]


def _lay_versions(standing: list[int], *, by: Actor, at: datetime, reason: str) -> None:
    """What stays behind gets the version that any withdrawal has."""
    for some in _steps(standing):
        Record.objects.filter(pk__in=some).update(version=F("version") + 1)
        before = Revision.objects.filter(record__in=some, number=F("record__version") - 1)
        versions = [
            laying.snapshot(each.record, each.content, act="withdrawn", by=by, at=at, reason=reason)
            for each in before.select_related("record")
        ]
        Revision.objects.bulk_create(versions, batch_size=100)


def _mark_undone(batch: Batch, reason: str, at: datetime) -> None:
    Input.objects.filter(batch=batch).update(origin=None)
    batch.state, batch.undone_at, batch.undone_because = BatchState.UNDONE, at, reason
    stored, batch.file = batch.file, None
    batch.options.pop("beat", None)
    batch.save()
    if stored:
        let_go(stored=stored)


def sweep(batch: Batch) -> Iterator[int]:
    """Remove what an undone import brought and nobody built upon, step by step; yields how many each step removed.

    Their words leave the search with them. Stopped half-way, it goes on when it is called again.
    """
    if batch.state != BatchState.UNDONE:
        return
    kept = built_upon(batch)
    last = 0
    while ids := _next(batch, last):
        last = ids[-1]
        yield _remove([pk for pk in ids if pk not in kept])
    _mark_swept(batch)


@transaction.atomic
def _mark_swept(batch: Batch) -> None:
    locked = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    locked.options["swept"] = True
    locked.save(update_fields=["options"])


def to_sweep() -> list[Batch]:
    """Undone imports of which something may still have to be removed."""
    undone = Batch.objects.filter(state=BatchState.UNDONE).select_related("cycle")
    return [batch for batch in undone if not batch.options.get("swept")]


def _removable() -> Q:
    # A draft that somebody published one by one meanwhile is theirs now; what was built upon has a second version.
    return Q(record__state__in=(RecordState.DRAFT, RecordState.WITHDRAWN), record__version=1)


def _next(batch: Batch, last: int) -> list[int]:
    rows = Input.objects.filter(_removable(), batch=batch, pk__gt=last).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:STEP])


@transaction.atomic
def _remove(ids: list[int]) -> int:
    """Past the rule that versions are never deleted: nobody refers to these, and the journal keeps that they were here."""
    for table, column in ((Indexed, "record"), (Revision, "record"), (Input, "pk"), (Record, "pk")):
        rows = table._base_manager.filter(**{f"{column}__in": ids})
        rows._raw_delete(rows.db)
    return len(ids)


def _steps(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), STEP):
        yield ids[start : start + STEP]
