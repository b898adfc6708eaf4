"""Taking notes at a table, by its address: written down, photographed, and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.files.operations import keep
from moothill.commons.journal.operations import write
from moothill.commons.moderation.closing import taken_back
from moothill.commons.moderation.receiving import Door, Sent, receive
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.context import Context
from moothill.commons.record.errors import KeyReused
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.core.screening import Verdict
from moothill.rooms.inputs.errors import NotAPicture, NothingWritten, NotOfThisTable, TableEnded
from moothill.rooms.inputs.kinds import Consent
from moothill.rooms.inputs.models import Attachment, Input, TableLink
from moothill.rooms.inputs.operations.entering import Line, born, check_lines
from moothill.rooms.inputs.operations.laying_down import lay_down, nameless

# Far more than anybody writes at a table, and few enough that a lost address does no great harm within the hour.
LIMIT = 600
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@dataclass(frozen=True, slots=True)
class Note:
    """The words of one note, and the once-only key that was made when they were written."""

    key: UUID
    words: str


@transaction.atomic
def take_notes(*, link: TableLink, notes: Sequence[Note], at: datetime) -> list[Record]:
    """Store the notes of a table, all of them or none. They are public at once, unless the rules want a second look.

    A key seen before gets what it made then, also after the table has closed, so that an answer that was lost harms nothing.
    Raises TableEnded, Refused, NothingWritten, BadLines (numbered from 1), TooMany, KeyReused.
    """
    if not notes:
        raise NothingWritten
    locked = _lock(link)
    made = {note.key: before for note in notes if (before := _before(note.key, locked))}
    fresh = [note for note in notes if note.key not in made]
    if fresh:
        made |= _take(locked, fresh, at)
    return [made[note.key] for note in notes]


@transaction.atomic
def photograph(
    *, link: TableLink, upload: "UploadedFile[bytes]", words: str, key: UUID, at: datetime
) -> Record:
    """Store a picture of what a table wrote, as a note whose `words` say what it shows. The file is gone if anything fails.

    Raises as `take_notes`, and FileRefused, NotAPicture.
    """
    locked = _lock(link)
    if before := _before(key, locked):
        return before
    record = _take(locked, [Note(key, words)], at)[key]
    stored = keep(upload=upload, by=locked.participant, at=at)
    if stored.media_type not in _PICTURES:
        raise NotAPicture(stored.name)
    Attachment.objects.create(input_id=record.pk, file=stored)
    return record


@transaction.atomic
def take_back(*, link: TableLink, key: UUID, at: datetime) -> Record:
    """Withdraw the note that was made with this key at the table. Doing it again changes nothing.

    Raises TableEnded, NotOfThisTable.
    """
    locked = _lock(link)
    _check_open(locked, at)
    before = _before(key, locked)
    if before is None:
        raise NotOfThisTable
    record = laying.lock(before)
    if record.state == RecordState.WITHDRAWN:
        return record
    taken_back(record.revisions.values_list("pk", flat=True))
    return _withdrawn(record, by=nameless(actor_of(locked)), at=at)


def actor_of(link: TableLink) -> Actor:
    """Whoever writes at a table: somebody without an account."""
    return Actor(name=link.participant.label, participant=link.participant_id, guest=True)


def _lock(link: TableLink) -> TableLink:
    """The row of the table, held until the caller commits: so one table's notes come one after the other."""
    rows = TableLink.objects.select_for_update(of=("self",))
    return rows.select_related("participant", "event__record__cycle").get(pk=link.pk)


def _check_open(link: TableLink, at: datetime) -> None:
    record = link.event.record
    if link.until <= at:
        raise TableEnded
    require(Act.CONTRIBUTE, facts_of(actor_of(link), record.cycle, record))


def _before(key: UUID, link: TableLink) -> Record | None:
    """What this key made before at this table, by this or an earlier address of it. Raises KeyReused for any other."""
    made = Revision.objects.filter(key=key).select_related("record__cycle").first()
    if made is None:
        return None
    thing = Input.objects.filter(pk=made.record_id, event=link.event_id, table=link.table).first()
    own = TableLink.objects.filter(participant=made.by_id, event=link.event_id, table=link.table)
    if thing is None or not own.exists():
        raise KeyReused
    return made.record


def _take(link: TableLink, notes: Sequence[Note], at: datetime) -> dict[UUID, Record]:
    _check_open(link, at)
    context = Context(link.event.record.cycle)
    shared = _shared(link, at)
    lines = [Line(number, note.words) for number, note in enumerate(notes, start=1)]
    check_lines(lines, [shared | {"words": note.words} for note in notes], context)
    return {note.key: _received(link, note, shared, context, at) for note in notes}


def _shared(link: TableLink, at: datetime) -> dict[str, Any]:
    """What all notes of a table have in common. Of an event of several days, or of none, they are of the day they came."""
    record = link.event.record
    values = born(record, {"table": link.table, "consent": Consent.UNNAMED.value})
    values["language"] = record.cycle.language
    values["when"] = values["when"] or str(record.cycle.day(at))
    return values


def _received(link: TableLink, note: Note, shared: dict[str, Any], context: Context, at: datetime) -> Record:
    cycle, by = link.event.record.cycle, actor_of(link)

    def act(verdict: Verdict) -> Record:
        return lay_down(
            cycle=cycle, values=shared | {"words": note.words}, by=by, at=at, key=note.key,
            held=verdict is Verdict.HOLD, context=context,
        )  # fmt: skip

    door = Door(limit=LIMIT, vouched=True)
    sent = Sent(network=f"table {link.pk}")  # one of its own: what another table wrote is no repetition
    received = receive(cycle=cycle, by=by, at=at, sent=sent, text=note.words, act=act, door=door)
    made: Record = received.made
    return made


def _withdrawn(record: Record, *, by: Actor, at: datetime) -> Record:
    was_public = record.state == RecordState.PUBLISHED
    reason = _("Taken back by the table that wrote it")
    record.state, record.withdrawn_at, record.withdrawn_because = RecordState.WITHDRAWN, at, reason
    record.version += 1
    record.save()
    kind = kinds.get("input")
    content = kind.read(kind.things().get(pk=record.pk))
    laying.lay(record, content, act="withdrawn", by=by, at=at, reason=reason, key=None)
    write(
        head=record.cycle.head_id,
        kind="input.withdrawn",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        # What nobody ever saw is not told now.
        title=record.title if was_public else "",
        reason=reason,
        by=by,
        at=at,
    )
    return record
