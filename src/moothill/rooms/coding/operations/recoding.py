"""Changing what holds: by somebody who looks again, or who settles what two people said differently."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import ReasonNeeded, Unchanged
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.coding.errors.coding import NothingToSettle
from moothill.rooms.coding.models import Assignment, Reading, Waiting
from moothill.rooms.coding.operations.standing import (
    LONGEST,
    Mark,
    assign,
    end,
    held_codes,
    journal,
    lock_both,
    person_of,
    place,
    references_of,
    relink,
    require_codable,
    require_usable,
)


@transaction.atomic
def recode(
    *,
    record: Record,
    codes: Sequence[Mark],
    reason: str,
    by: Actor,
    at: datetime,
    base: int | None = None,
) -> Record:
    """Let exactly these codes hold for an input from now on. What held and still does keeps its passages and its names.

    What does not hold any more is ended, with `by` and the reason; readings stay as they were. Nobody needs to read it anew,
    unless two people shall. `base` is the version that was read, the present one if None.
    Raises Refused, NobodyNamed, ReasonNeeded, NotCodable, CodeNotUsable, ExcerptBeyond, WordsMoved, Unchanged.
    """
    locked, _because = _begin(record, codes, reason, by)
    before = held_codes(locked)
    if not _hold(locked, codes, before, base=base, because=_because, by=by, at=at):
        raise Unchanged
    Waiting.objects.filter(input=locked.pk, double=False).delete()
    _end(locked, "recoded", because=_because, by=by, at=at)
    return locked


@transaction.atomic
def settle(*, record: Record, codes: Sequence[Mark], reason: str, by: Actor, at: datetime) -> Record:
    """Say which codes hold for an input of which people said different things: theirs, some of them, or others.

    As `recode`; and it may leave everything as it is. Raises also NothingToSettle.
    """
    locked, because = _begin(record, codes, reason, by)
    if not Reading.objects.filter(input=locked.pk, differs=True).exists():
        raise NothingToSettle
    _hold(locked, codes, held_codes(locked), base=None, because=because, by=by, at=at)
    _end(locked, "settled", because=because, by=by, at=at)
    return locked


def _begin(record: Record, codes: Sequence[Mark], reason: str, by: Actor) -> tuple[Record, str]:
    locked = lock_both(record, [mark.code for mark in codes])
    require(Act.CODE, facts_of(by, locked.cycle, locked))
    person_of(by)
    because = reason.strip()[:LONGEST]
    if not because:
        raise ReasonNeeded
    require_codable(locked)
    return locked, because


def _hold(
    record: Record,
    codes: Sequence[Mark],
    before: set[int],
    *,
    base: int | None,
    because: str,
    by: Actor,
    at: datetime,
) -> bool:
    """Let these codes hold; whether that changed anything."""
    require_usable(record, codes, held=before)
    new = [mark for mark in codes if mark.code.pk not in before or mark.start is not None]
    placed = place(record, new, base or record.version)
    gone = before - {mark.code.pk for mark in codes}
    end(
        Assignment.objects.filter(input=record.pk, code__in=gone, ended_at=None),
        because=because,
        by=by,
        at=at,
    )
    assign(record, placed, reading=None, by=by, at=at)
    relink(record, by=by, at=at)
    return bool(gone or placed)


def _end(record: Record, act: str, *, because: str, by: Actor, at: datetime) -> None:
    Reading.objects.filter(input=record.pk, differs=True).update(differs=False)
    codes = references_of(held_codes(record))
    journal(record, act, by=by, at=at, reason=because, codes=codes)
