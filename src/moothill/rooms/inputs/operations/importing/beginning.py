"""An import begins: its file is kept, its columns are understood, and what it would bring is looked at. Nothing is made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import islice
from typing import Any
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.db.models import Max

from moothill.commons.cycles.models import Cycle
from moothill.commons.files.unread import keep_unread, let_go
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault, Invalid
from moothill.commons.record.operations import facts_of
from moothill.core.exchange.shapes import Found, Refused
from moothill.core.policy import Act
from moothill.rooms.inputs.kinds import BatchState
from moothill.rooms.inputs.models import Batch, ColumnMapping, Input, RefusedRow
from moothill.rooms.inputs.operations.importing.errors import BatchMoved
from moothill.rooms.inputs.operations.importing.judging import Judge, Ready, Same, Unfit, Verdict
from moothill.rooms.inputs.operations.importing.settings import Given
from moothill.rooms.inputs.queries.batches import digest_of

CHUNK = 2000  # rows judged, and stored, at a time
MOST_REFUSED = 1000  # refused rows that are kept with their reason
SAMPLES, NEAR = 20, 20
_MOST_COMPARED = 100_000  # contributions of the cycle that a preview holds the file against
_SHOWN = 300  # characters of a sample


@transaction.atomic
def begin_batch(
    *,
    cycle: Cycle,
    reader: str,
    upload: "File[bytes]",
    given: Given,
    by: Actor,
    at: datetime,
    key: UUID | None = None,
    most: int | None = None,
) -> Batch:
    """Keep a file for `reader` to read. Nothing is read yet. A `key` seen before gets the import it began.

    Raises Refused, Invalid for a call or an event that is not of this cycle, FileRefused for an empty or too large file.
    """
    require(Act.IMPORT, facts_of(by, cycle))
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # two at once would take the same number
    if key and (before := Batch.objects.filter(key=key, cycle=cycle).first()):
        return before
    call, event = _where(cycle, given)
    stored = keep_unread(upload=upload, by=by.participant, at=at, most=most)
    last = Batch.objects.filter(cycle=cycle).aggregate(Max("number"))["number__max"] or 0
    return Batch.objects.create(
        cycle=cycle, number=last + 1, reader=reader, name=stored.name, sha256=stored.sha256, file=stored,
        options={"given": given.as_json()}, call_id=call, event_id=event, key=key, by_id=by.participant,
        by_name=by.name, at=at,
    )  # fmt: skip


def _where(cycle: Cycle, given: Given) -> tuple[int | None, int | None]:
    context = Context(cycle)
    found = {}
    for name, reference, kind in (("call", given.call, "call"), ("event", given.event, "activity")):
        leads = context.find(reference) if reference else None
        if reference and (leads is None or leads[0] != kind):
            raise Invalid([Fault(name, f"“{reference[:40]}” is not in this cycle.")])
        found[name] = leads[1] if leads else None
    return found["call"], found["event"]


@transaction.atomic
def settle(
    *, batch: Batch, by: Actor, at: datetime, mapping: Mapping[str, str], headings: Iterable[str]
) -> Batch:
    """Say which column is what, before anything is made; remembered for the next sheet with these headings.

    Raises Refused, BatchMoved.
    """
    locked = waiting(batch, by)
    columns = {heading: key for heading, key in mapping.items() if key}
    locked.mapping = columns
    locked.options.pop("preview", None)
    locked.save(update_fields=["mapping", "options"])
    ColumnMapping.objects.update_or_create(
        cycle=locked.cycle, reader=locked.reader, headings=digest_of(headings),
        defaults={"columns": columns, "at": at},
    )  # fmt: skip
    return locked


def waiting(batch: Batch, by: Actor) -> Batch:
    """The import's row, held until the caller commits, if nothing of it was made yet. Raises Refused, BatchMoved."""
    locked = Batch.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=batch.pk)
    require(Act.IMPORT, facts_of(by, locked.cycle))
    if locked.state != BatchState.PREVIEWED:
        raise BatchMoved(str(BatchState(locked.state).label))
    return locked


@dataclass
class Preview:
    """What an import would bring. `nameless`: how many names stay out. `near`: rows that say nearly what is said already."""

    rows: int = 0
    new: int = 0
    same: int = 0
    refused: int = 0
    nameless: int = 0
    doubles: int = 0
    samples: list[dict[str, str]] = field(default_factory=list)
    near: list[dict[str, str]] = field(default_factory=list)


def look_at(*, batch: Batch, rows: Iterable[Found | Refused], by: Actor) -> Preview:
    """Judge every row and keep what came of it with the batch. Nothing is made. Raises Refused, BatchMoved.

    Nothing waits for the database while the file is read; what is kept is kept at the end.
    """
    require(Act.IMPORT, facts_of(by, batch.cycle))
    preview, unfit = examined(batch.cycle, batch.reader, Given.of(batch.options), rows, file=batch.name)
    with transaction.atomic():
        locked = waiting(batch, by)
        locked.options["preview"] = asdict(preview)
        locked.refused = preview.refused
        locked.save(update_fields=["options", "refused"])
        keep_refusals(locked, unfit, anew=True)
    return preview


def examined(
    cycle: Cycle, reader: str, given: Given, rows: Iterable[Found | Refused], *, file: str
) -> tuple[Preview, list[Unfit]]:
    """What an import of these rows would bring, and the first of those that it would refuse."""
    preview = Preview()
    unfit: list[Unfit] = []
    judge = Judge(cycle, reader, given, file=file)
    seen: set[str] = set()
    near = _Near(cycle)
    for some in in_chunks(rows):
        for verdict in judge.judge(some, before=seen):
            preview.rows += 1
            _count(preview, verdict)
            if isinstance(verdict, Ready):
                seen.add(verdict.origin)
                near.look(verdict, preview)
            elif isinstance(verdict, Unfit) and len(unfit) < MOST_REFUSED:
                unfit.append(verdict)
    return preview, unfit


def _count(preview: Preview, verdict: Verdict) -> None:
    if isinstance(verdict, Same):
        preview.same += 1
    elif isinstance(verdict, Unfit):
        preview.refused += 1
    else:
        preview.new += 1
        preview.nameless += verdict.nameless
        if len(preview.samples) < SAMPLES:
            preview.samples.append(_sample(verdict))


def _sample(ready: Ready) -> dict[str, str]:
    values = ready.values
    answers = "; ".join(f"{each['question']}: {each['answer']}" for each in values["answers"])
    words = values["words"] or answers
    shown = {name: values[name] for name in ("title", "said_by", "organisation", "place", "source")}
    when = values["when"]["words"] if values["when"] else ""
    return {"row": str(ready.row), "words": words[:_SHOWN], "when": when, **shown}


class _Near:
    """Finds rows whose words are those of another contribution but for capitals, blanks and stops."""

    def __init__(self, cycle: Cycle) -> None:
        self._known: dict[bytes, str] = {}
        stored = Input.objects.of(cycle).exclude(record__state="withdrawn").order_by("-pk")
        pairs = stored.values_list("words", "record__reference")[:_MOST_COMPARED]
        for words, reference in pairs.iterator(CHUNK):
            if words:
                self._known.setdefault(_bare(words), reference)

    def look(self, ready: Ready, preview: Preview) -> None:
        words = ready.values["words"]
        if not words:
            return
        key = _bare(words)
        other = self._known.setdefault(key, f"{ready.row}")
        if other == f"{ready.row}":
            return
        preview.doubles += 1
        if len(preview.near) < NEAR:
            preview.near.append({"row": str(ready.row), "words": words[:_SHOWN], "other": other})


def _bare(words: str) -> bytes:
    letters = "".join(letter for letter in words.casefold() if letter.isalnum())
    return blake2b(letters.encode("utf-8", "replace"), digest_size=8).digest()


def in_chunks(rows: Iterable[Found | Refused]) -> Iterator[list[Found | Refused]]:
    """The rows, so many at a time."""
    found = iter(rows)
    while some := list(islice(found, CHUNK)):
        yield some


def keep_refusals(batch: Batch, unfit: Sequence[Unfit], *, anew: bool = False) -> None:
    """Keep the first refused rows with their reasons; with `anew` in place of those kept before."""
    if anew:
        RefusedRow.objects.filter(batch=batch).delete()
    left = MOST_REFUSED - RefusedRow.objects.filter(batch=batch).count()
    RefusedRow.objects.bulk_create(
        [
            RefusedRow(batch=batch, row=each.row, reason=each.reason, beginning=each.beginning)
            for each in unfit[: max(left, 0)]
        ],
        batch_size=500,
    )


@transaction.atomic
def leave_it(*, batch: Batch, by: Actor) -> None:
    """Forget an import of which nothing was made, with its file. Raises Refused, BatchMoved."""
    locked = waiting(batch, by)
    stored = locked.file
    locked.delete()
    if stored:
        let_go(stored=stored)


# Files that were sent, looked at, and neither brought in nor left alone by anybody.
FORGOTTEN_AFTER = timedelta(days=14)


@transaction.atomic
def drop_forgotten(*, at: datetime) -> int:
    """Forget every import of which nothing was made for two weeks, with its file; how many there were.

    Nobody but those who sent it ever saw anything of it, so no leave is asked for and no line tells of it.
    """
    old = Batch.objects.filter(state=BatchState.PREVIEWED, at__lt=at - FORGOTTEN_AFTER)
    forgotten = list(old.select_for_update(of=("self",)).select_related("file"))
    for batch in forgotten:
        batch.delete()
        if batch.file:
            let_go(stored=batch.file)
    return len(forgotten)


def kept_preview(batch: Batch) -> Preview | None:
    """What the last look found; None where nobody looked yet, or the columns were changed since."""
    kept: dict[str, Any] | None = batch.options.get("preview")
    return Preview(**kept) if kept else None
