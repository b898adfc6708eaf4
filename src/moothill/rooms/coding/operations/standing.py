"""Shared steps of reading and recoding: locks, checks, passages, and the links that follow what holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds, laying
from moothill.commons.record.errors import ForgedBase
from moothill.commons.record.linking import join, part
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.core.synthesis.quoting import moved, within
from moothill.rooms.coding.errors.coding import (
    CodeNotUsable,
    ExcerptBeyond,
    NobodyNamed,
    NotCodable,
    WordsMoved,
)
from moothill.rooms.coding.models import Assignment, Excerpt, Reading
from moothill.rooms.coding.queries.choices import is_usable
from moothill.rooms.inputs.queries.wording import wording, wording_in

LONGEST = 1000  # characters of a reason


@dataclass(frozen=True, slots=True)
class Mark:
    """That a code is given: for the whole text, or for the characters from `start` up to `end`, that one left out.

    `suggested`: the person confirmed a suggestion.
    """

    code: Record
    start: int | None = None
    end: int | None = None
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its place in the text as it stands now."""

    code: Record
    start: int
    end: int
    suggested: bool = False


def lock_both(record: Record, codes: Iterable[Record]) -> Record:
    """The input's row as it is now, and those of the codes, held until the caller commits: the codes first, in order.

    Whoever merges or splits a code holds it too, and then looks at inputs.
    """
    held = Record.objects.select_for_update(of=("self",)).filter(pk__in={code.pk for code in codes})
    list(held.order_by("pk").values_list("pk", flat=True))
    return laying.lock(record)


def require_codable(record: Record) -> None:
    """Raise NotCodable for what is no published input."""
    if record.kind != "input" or record.state != RecordState.PUBLISHED:
        raise NotCodable(record.reference)


def person_of(by: Actor) -> int:
    """Whose name stands behind it. Raises NobodyNamed."""
    if by.participant is None:
        raise NobodyNamed
    return by.participant


def require_usable(record: Record, marks: Iterable[Mark], *, held: Iterable[int] = ()) -> None:
    """Raise CodeNotUsable for a code that cannot be given now, unless it is `held` already."""
    for code in {mark.code.pk: mark.code for mark in marks}.values():
        if code.pk not in set(held) and not is_usable(record.cycle, code):
            raise CodeNotUsable(code.title)


def place(record: Record, marks: Sequence[Mark], base: int) -> list[Placed]:
    """Where the marks stand in the text of the present version, each place and code once, in order.

    They were made in version `base`. What was changed since does no harm where each passage still stands there in the same
    words, and only once; of the whole text that is asked even if nothing was marked. Raises ForgedBase, ExcerptBeyond,
    WordsMoved.
    """
    if not 1 <= base <= record.version:
        raise ForgedBase(base)
    now = wording(_thing(record))
    then = now if base == record.version else wording_in(record.pk, base)
    if then is None or (not marks and then != now):
        raise WordsMoved
    placed = [_placed(mark, then, now) for mark in marks]
    first: dict[tuple[int, int, int], Placed] = {}
    for each in placed:
        first.setdefault((each.code.pk, each.start, each.end), each)
    return list(first.values())


def _thing(record: Record) -> Any:
    thing = kinds.get("input").things().get(pk=record.pk)
    thing.record = record
    return thing


def _placed(mark: Mark, then: str, now: str) -> Placed:
    start = 0 if mark.start is None else mark.start
    end = len(then) if mark.end is None else mark.end
    if not within(start, end, then):
        raise ExcerptBeyond(start, end, len(then))
    found = moved(start, end, then, now)
    if found is None:
        raise WordsMoved
    return Placed(mark.code, *found, suggested=mark.suggested)


def assign(
    record: Record, placed: Iterable[Placed], *, reading: Reading | None, by: Actor, at: datetime
) -> None:
    """Store that this person says so. What they said in the same words before stays as it is."""
    for each in placed:
        excerpt, _new = Excerpt.objects.get_or_create(
            input_id=record.pk, version=record.version, start=each.start, end=each.end
        )
        Assignment.objects.get_or_create(
            excerpt=excerpt, code_id=each.code.pk, by_id=person_of(by), ended_at=None,
            defaults={
                "input_id": record.pk, "reading": reading, "suggested": each.suggested, "by_name": by.name, "at": at,
            },
        )  # fmt: skip


def end(rows: Any, *, because: str, by: Actor, at: datetime) -> int:
    """Let these assignments hold no longer; how many did."""
    return int(
        rows.filter(ended_at=None).update(
            ended_at=at, ended_by=person_of(by), ended_by_name=by.name, ended_because=because[:LONGEST]
        )
    )


def held_codes(record: Record) -> set[int]:
    """The codes that somebody gave this input and that still hold."""
    rows = Assignment.objects.filter(input=record.pk, ended_at=None)
    return set(rows.values_list("code_id", flat=True))


def relink(record: Record, *, by: Actor, at: datetime) -> None:
    """Let the input be linked to exactly the codes that hold, and to whatever those were merged into."""
    held = held_codes(record)
    wanted = held | _beyond(held)
    linked = set(
        Link.objects.filter(cause=record.pk, kind=LinkKind.CODED_TO).values_list("effect_id", flat=True)
    )
    join(pairs=[(record.pk, code) for code in sorted(wanted - linked)], kind=LinkKind.CODED_TO, by=by, at=at)
    part(pairs=[(record.pk, code) for code in sorted(linked - wanted)], kind=LinkKind.CODED_TO)


def _beyond(codes: Iterable[int]) -> set[int]:
    """What these codes were merged into, at whatever distance."""
    ahead, seen = set(codes), set(codes)
    found: set[int] = set()
    while ahead:
        steps = Link.objects.filter(cause__in=ahead, kind=LinkKind.MERGED_INTO, effect__kind="code")
        ahead = set(steps.values_list("effect_id", flat=True)) - seen
        seen |= ahead
        found |= ahead
    return found


def note_differences(record: Record) -> None:
    """Mark the readings of an input that say otherwise than one another; take the mark away where none do."""
    rows = Reading.objects.filter(input=record.pk, undone_at=None)
    said = {frozenset(codes) for codes in rows.values_list("codes", flat=True)}
    Reading.objects.filter(input=record.pk).exclude(differs=False).update(differs=False)
    if len(said) > 1:
        rows.update(differs=True)


def journal(record: Record, act: str, *, by: Actor, at: datetime, reason: str = "", **facts: object) -> None:
    """One line about what was done to an input."""
    write(
        head=record.cycle.head_id, kind=f"input.{act}", subject=f"{record.cycle.slug}/{record.reference}",
        title=record.title, reason=reason, by=by, at=at, facts=facts,
    )  # fmt: skip


def references_of(codes: Iterable[int]) -> list[str]:
    """The references of codes, in the order of the codebook."""
    rows = Record.objects.filter(pk__in=set(codes)).order_by("position", "pk")
    return list(rows.values_list("reference", flat=True))
