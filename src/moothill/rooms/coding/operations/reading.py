"""Reading: one person says what one contribution is about, and may take that back while nobody has built on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import translation
from django.utils.translation import gettext as _

from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import ForgedBase, KeyReused
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.core.synthesis.drawing import lot
from moothill.rooms.coding.errors.coding import (
    AlreadyRead,
    BuiltOn,
    CodeNotUsable,
    ExcerptBeyond,
    NotCodable,
    NotYourReading,
    WordsMoved,
)
from moothill.rooms.coding.kinds import Outcome, Standing
from moothill.rooms.coding.models import Assignment, Reading, Round, Suggestion, Waiting
from moothill.rooms.coding.operations.standing import (
    Mark,
    Placed,
    assign,
    end,
    journal,
    lock_both,
    note_differences,
    person_of,
    place,
    references_of,
    relink,
    require_codable,
    require_usable,
)
from moothill.rooms.coding.queries.agreement import hidden_for
from moothill.rooms.coding.queries.queue import is_blind, offers_for, open_round
from moothill.rooms.coding.queries.suggestions import Offer

# What stops one of many, and not the others.
_ONE_ALONE = (AlreadyRead, CodeNotUsable, ExcerptBeyond, ForgedBase, NotCodable, WordsMoved)


@transaction.atomic
def read(
    *, record: Record, codes: Sequence[Mark], base: int, by: Actor, at: datetime, key: UUID | None
) -> Reading:
    """Store that `by` read this input, in version `base`, and what they say it is about. No code: nothing fits.

    Each code gets an assignment with their name and a link; what was suggested is thereby decided. Where two people read one
    input, both readings are kept, and the input is listed to be settled where they differ. Whatever was coded to a code that
    was split since is read anew by this. A `key` seen before gets the reading it made.
    Raises Refused, NobodyNamed, NotCodable, CodeNotUsable, ExcerptBeyond, ForgedBase, WordsMoved, AlreadyRead, KeyReused.
    """
    locked = lock_both(record, [mark.code for mark in codes])
    require(Act.CODE, facts_of(by, locked.cycle, locked))
    person_of(by)
    if before := _answered(key, locked, by):
        return before
    require_codable(locked)
    if Reading.objects.filter(input=locked.pk, by__in=participants_of(by), undone_at=None).exists():
        raise AlreadyRead(locked.reference)
    require_usable(locked, codes)
    placed = place(locked, codes, base)
    made = _store(locked, placed, by=by, at=at, key=key)
    journal(locked, "coded", by=by, at=at, codes=made.codes)
    return made


def _answered(key: UUID | None, record: Record, by: Actor) -> Reading | None:
    before = Reading.objects.filter(key=key).first() if key else None
    if before and (before.input_id != record.pk or before.by_id not in participants_of(by)):
        raise KeyReused
    return before


def _store(record: Record, placed: Sequence[Placed], *, by: Actor, at: datetime, key: UUID | None) -> Reading:
    found, waiting = open_round(record.cycle), _waiting(record)
    offers = offers_for([record.pk], found).get(record.pk, [])
    offered = {each.code.pk for each in offers}
    codes = [each.code.pk for each in placed]
    blind = is_blind(found, record.pk)
    made = Reading.objects.create(
        input_id=record.pk, round=found, version=record.version, codes=references_of(codes), offered=_told(offers),
        blind=blind, hidden=hidden_for([record.pk])[record.pk] if blind else [],
        double=bool(waiting and waiting.double), by_id=person_of(by), by_name=by.name, at=at, key=key,
    )  # fmt: skip
    _leave_what_was_split(record, by=by, at=at)
    confirmed = [
        Placed(each.code, each.start, each.end, suggested=each.suggested and each.code.pk in offered)
        for each in placed
    ]
    assign(record, confirmed, reading=made, by=by, at=at)
    relink(record, by=by, at=at)
    _decide(record, codes, by=by, at=at)
    note_differences(record)
    if waiting:
        _count_down(waiting)
    return made


def _told(offers: Sequence[Offer]) -> list[Mapping[str, object]]:
    return [{"code": each.code.reference, "rank": each.rank, "score": each.score} for each in offers]


def _waiting(record: Record) -> Waiting | None:
    return Waiting.objects.select_for_update().filter(input=record.pk).first()


def _count_down(waiting: Waiting) -> None:
    if waiting.wanted > 1:
        Waiting.objects.filter(pk=waiting.pk).update(
            wanted=F("wanted") - 1, claimed_by=None, claimed_until=None
        )
    else:
        waiting.delete()


def _leave_what_was_split(record: Record, *, by: Actor, at: datetime) -> None:
    """What was said with a code that was split since was a question to whoever reads it anew: they have answered it now."""
    split = Link.objects.filter(cause=OuterRef("code"), kind=LinkKind.SPLIT_INTO)
    rows = Assignment.objects.filter(input=record.pk, ended_at=None, code__standing=Standing.RETIRED)
    with translation.override(record.cycle.language):
        end(rows.filter(Exists(split)), because=_("Read anew after the code was split."), by=by, at=at)


def _decide(record: Record, codes: Sequence[int], *, by: Actor, at: datetime) -> None:
    """A person has looked: each suggestion that nobody decided before is taken, or is not."""
    rows = Suggestion.objects.filter(input=record.pk, outcome="", suggester__withdrawn_at=None)
    told = {"decided_by_id": person_of(by), "decided_at": at}
    rows.filter(code__in=codes).update(outcome=Outcome.CONFIRMED, **told)
    rows.exclude(code__in=codes).update(outcome=Outcome.REJECTED, **told)


@transaction.atomic
def undo(*, reading: Reading, by: Actor, at: datetime) -> Reading:
    """Take a reading back, as whoever made it; the input waits again. A second time does nothing more.

    What it ended holds again, and the suggestions it decided are open again. Raises Refused, NotYourReading, BuiltOn.
    """
    record = laying.lock(Record.objects.get(pk=reading.input_id))
    require(Act.CODE, facts_of(by, record.cycle, record))
    locked = Reading.objects.select_for_update().get(pk=reading.pk)
    if locked.by_id not in participants_of(by):
        raise NotYourReading
    if locked.undone_at is not None:
        return locked
    ours = Assignment.objects.filter(reading=locked)
    if ours.exclude(ended_at=None).exists():
        raise BuiltOn
    with translation.override(record.cycle.language):
        end(ours, because=_("Taken back by whoever said it."), by=by, at=at)
    _put_back(record, locked)
    locked.undone_at, locked.differs = at, False
    locked.save(update_fields=["undone_at", "differs"])
    relink(record, by=by, at=at)
    note_differences(record)
    _wait_again(record, locked)
    journal(record, "uncoded", by=by, at=at, codes=locked.codes)
    return locked


def _put_back(record: Record, reading: Reading) -> None:
    """What this reading ended and decided stands as it stood before."""
    ended = Assignment.objects.filter(input=record.pk, ended_at=reading.at, ended_by=reading.by_id)
    ended.exclude(reading=reading).update(ended_at=None, ended_by=None, ended_by_name="", ended_because="")
    decided = Suggestion.objects.filter(
        input=record.pk, decided_at=reading.at, decided_by=reading.by_id, suggester__withdrawn_at=None
    )
    decided.update(outcome="", decided_by=None, decided_at=None)


def _wait_again(record: Record, reading: Reading) -> None:
    """In the round in which it was read, if that is still open; elsewhere the next refill finds it."""
    if reading.round_id is None:
        return
    found = Round.objects.filter(pk=reading.round_id, closed_at=None).first()
    if found is None or record.state != RecordState.PUBLISHED:
        return
    if not Waiting.objects.filter(input=record.pk).update(wanted=F("wanted") + 1):
        Waiting.objects.create(
            input_id=record.pk,
            cycle_id=record.cycle_id,
            lot=lot(found.seed, record.pk),
            double=reading.double,
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One of many that are read together: in which version, and what it is about."""

    record: Record
    base: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """What came of many: the readings, and by reference why others were not stored."""

    made: tuple[Reading, ...]
    refused: Mapping[str, str]


@transaction.atomic
def read_many(*, rows: Sequence[Row], by: Actor, at: datetime, key: UUID) -> Together:
    """Read many inputs in one act, each as `read` does and with its own line. One that is refused stops no other.

    Raises Refused, NobodyNamed, KeyReused.
    """
    made: list[Reading] = []
    refused: dict[str, str] = {}
    for row in sorted(rows, key=lambda each: each.record.pk):
        try:
            made.append(
                read(
                    record=row.record, codes=row.marks, base=row.base, by=by, at=at,
                    key=uuid5(key, row.record.reference),
                )
            )  # fmt: skip
        except _ONE_ALONE as error:
            refused[row.record.reference] = str(error)
    return Together(tuple(made), refused)


@transaction.atomic
def read_with_others(
    *, row: Row, alike: Sequence[tuple[Record, int]], by: Actor, at: datetime, key: UUID
) -> Reading:
    """Read one input, and say of others, each with the version that was seen, that they are about the same codes as a whole.

    As `read`; an other one that cannot be coded so is left as it is.
    """
    made = read(record=row.record, codes=row.marks, base=row.base, by=by, at=at, key=key)
    codes = tuple(Mark(code) for code in {mark.code.pk: mark.code for mark in row.marks}.values())
    others = [Row(record, base, codes) for record, base in alike]
    read_many(rows=others, by=by, at=at, key=key)
    return made
