"""An import runs: chunk by chunk, each whole or not at all, out of sight; and in the end all of it is shown in one act.

Whatever stops it between two chunks loses nothing: it goes on from there. See docs/decisions/0013.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.files.unread import let_go
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds, landing
from moothill.commons.record.bulk import Row, lay_down_many, unveil
from moothill.commons.record.models import Record
from moothill.commons.record.pouring import encoded
from moothill.core.exchange.shapes import Found, Refused
from moothill.rooms.inputs.kinds import BatchState, Consent
from moothill.rooms.inputs.models import Batch, Input
from moothill.rooms.inputs.operations.importing.beginning import (
    in_chunks,
    keep_refusals,
    kept_preview,
    waiting,
)
from moothill.rooms.inputs.operations.importing.errors import BatchMoved, Overtaken
from moothill.rooms.inputs.operations.importing.judging import Judge, Ready, Same, Unfit, Verdict
from moothill.rooms.inputs.operations.importing.settings import Given

Say = Callable[[int], object]
# After so long without a chunk, whoever was running an import is taken for dead.
SILENCE = timedelta(seconds=60)


@transaction.atomic
def start_batch(*, batch: Batch, by: Actor, at: datetime, here: bool = False) -> Batch:
    """Let an import run, or run on. Whoever looks next for work does it: see `run_batch`. A second click changes nothing.

    `here`: the caller runs it, and nobody else need look. Raises Refused, BatchMoved.
    """
    locked = Batch.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=batch.pk)
    if locked.state == BatchState.RUNNING:
        return locked
    if locked.state == BatchState.PREVIEWED:
        waiting(batch, by)
        preview = kept_preview(locked)
        locked.options["rows"] = preview.rows if preview else 0
        locked.options.pop("preview", None)  # the words of the file are kept no longer than they are needed
        locked.options["started"] = at.isoformat()
        locked.refused = 0
        keep_refusals(locked, (), anew=True)
    elif locked.state != BatchState.STOPPED:
        raise BatchMoved(str(BatchState(locked.state).label))
    locked.state = BatchState.RUNNING
    locked.options.pop("beat", None)
    locked.options.pop("trouble", None)
    if here:
        locked.options["beat"] = at.isoformat()
    locked.save(update_fields=["state", "options", "refused"])
    return locked


def to_run(at: datetime) -> list[Batch]:
    """Imports that wait for somebody to run them: never begun, or begun by somebody who fell silent. Oldest first."""
    running = Batch.objects.filter(state=BatchState.RUNNING).select_related("cycle", "file").order_by("pk")
    return [batch for batch in running if not _is_alive(batch, at)]


@transaction.atomic
def claim_batch(*, batch: Batch, at: datetime) -> Batch:
    """Say that the caller runs this import from now on. Raises Overtaken where somebody else does."""
    locked = (
        Batch.objects.select_for_update(of=("self",))
        .select_related("cycle", "file")
        .filter(pk=batch.pk)
        .first()
    )
    if locked is None or locked.state != BatchState.RUNNING or _is_alive(locked, at):
        raise Overtaken
    locked.options["beat"] = at.isoformat()
    locked.save(update_fields=["options"])
    return locked


def _is_alive(batch: Batch, at: datetime) -> bool:
    beat = batch.options.get("beat")
    return bool(beat) and datetime.fromisoformat(beat) > at - SILENCE


def run_batch(
    *, batch: Batch, rows: Iterable[Found | Refused], clock: Callable[[], datetime], say: Say = lambda done: None
) -> Batch:  # fmt: skip
    """Bring in all that is left of an import that may run, then show it. `rows` begin at the start of the file.

    Acts in the name of whoever began it, whose leave was asked for then. `say` hears how many rows are behind it. Raises
    Overtaken when another runs it or it was thrown away, and whatever `rows` raises; what was stored before stays.
    """
    run = _Run(batch)
    for some in in_chunks(run.rest_of(rows)):
        batch = _take(run, some, clock())
        say(batch.done)
    return finish_batch(batch=batch, at=clock())


class _Run:
    """One process's work on an import: what it read already, and how far it believes the import has come."""

    def __init__(self, batch: Batch) -> None:
        self.pk, self.done, self.cycle = batch.pk, batch.done, batch.cycle
        self.judge = Judge(
            batch.cycle, batch.reader, Given.of(batch.options), file=batch.name, batch=batch.pk
        )

    def rest_of(self, rows: Iterable[Found | Refused]) -> Iterator[Found | Refused]:
        behind = self.done
        for number, found in enumerate(rows):
            if number < behind:
                self.judge.pass_by(found)
            else:
                yield found


def _take(run: _Run, some: Sequence[Found | Refused], at: datetime) -> Batch:
    """One chunk, and how far the import has come with it: both or neither."""
    with transaction.atomic():
        batch = _held(run.pk, run.done)
        verdicts = list(run.judge.judge(some))
        _store(run, batch, [each for each in verdicts if isinstance(each, Ready)])
        _tally(batch, verdicts)
        batch.options["beat"] = at.isoformat()
        batch.save(update_fields=["done", "made", "same", "refused", "options"])
    run.done = batch.done
    return batch


def _held(pk: int, done: int) -> Batch:
    batch = (
        Batch.objects.select_for_update(of=("self",)).select_related("cycle", "file").filter(pk=pk).first()
    )
    if batch is None or batch.state != BatchState.RUNNING or batch.done != done:
        raise Overtaken
    return batch


def _store(run: _Run, batch: Batch, ready: Sequence[Ready]) -> None:
    contents = [encoded(each.values) for each in ready]
    rows = [
        Row(
            each.values, {"batch_id": batch.pk, "origin": each.origin},
            public=each.values["consent"] != Consent.PRIVATE, content=content,
        )
        for each, content in zip(ready, contents, strict=True)
    ]  # fmt: skip
    started = datetime.fromisoformat(batch.options["started"])
    references = lay_down_many(
        kind=kinds.get("input"), cycle=run.cycle, rows=rows, by=_by(batch), at=started,
        context=run.judge.context, veiled=True,
    )  # fmt: skip
    batch.options["digest"] = chained(batch.options.get("digest", ""), references, contents)


def chained(before: str, references: Iterable[str], contents: Iterable[str]) -> str:
    """A digest over all that came in, in order: each row's over the one before, so that it hangs on no borders of chunks.

    `contents`: the values of each, as JSON.
    """
    for reference, content in zip(references, contents, strict=True):
        before = hashlib.sha256(f"{before}\n{reference}\n{content}".encode()).hexdigest()
    return before


def _tally(batch: Batch, verdicts: Sequence[Verdict]) -> None:
    unfit = [each for each in verdicts if isinstance(each, Unfit)]
    same = sum(isinstance(each, Same) for each in verdicts)
    batch.done += len(verdicts)
    batch.same += same
    batch.refused += len(unfit)
    batch.made += len(verdicts) - same - len(unfit)
    if unfit:
        keep_refusals(batch, unfit)


@transaction.atomic
def finish_batch(*, batch: Batch, at: datetime) -> Batch:
    """Show everything that an import brought, in one act and one line; its file is kept no longer. Raises Overtaken."""
    locked = _held(batch.pk, batch.done)
    to_show = Input.objects.filter(batch=locked).exclude(consent=Consent.PRIVATE)
    unveil(Record.objects.filter(pk__in=to_show.values("pk")), at=at)
    landing.tell("input", Record.objects.filter(pk__in=to_show.values("pk")), by=_by(locked), at=at)
    locked.state, locked.ended_at = BatchState.DONE, at
    stored, locked.file = locked.file, None
    locked.options.pop("beat", None)
    locked.save()
    if stored:
        let_go(stored=stored)
    if locked.made:
        _journal(locked.cycle, locked, at)
    return locked


def _journal(cycle: Cycle, batch: Batch, at: datetime) -> None:
    write(
        head=cycle.head_id,
        kind="batch.imported",
        subject=cycle.slug,
        title=batch.name,
        by=_by(batch),
        at=at,
        facts={
            "records": {"input": batch.made},
            "links": 0,
            "digest": batch.options.get("digest", ""),
            "import": batch.number,
        },
    )


def _by(batch: Batch) -> Actor:
    return Actor(name=batch.by_name, participant=batch.by_id, signed_in=batch.by_id is not None)


@transaction.atomic
def stop_batch(*, batch: Batch, trouble: str) -> None:
    """Say that an import could not go on, and why. What it stored stays out of sight until it goes on, or is thrown away."""
    locked = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if locked.state == BatchState.RUNNING:
        locked.state = BatchState.STOPPED
        locked.options["trouble"] = trouble[:1000]
        locked.save(update_fields=["state", "options"])
