"""Splitting a code: it is retired and stays readable, and what was coded to it waits to be read anew."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.linking import join
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.coding.errors.codes import NotSplit, WrongStanding
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Code, Round, Waiting
from moothill.rooms.coding.operations.merging import carry_themes
from moothill.rooms.coding.operations.settling import (
    Settling,
    children_of,
    forget_suggestions,
    lay_change,
    lock_codes,
    refuse_gone_over,
    rehome,
    standing_of,
    write_line,
)
from moothill.rooms.coding.queries.codes import faults

MOST = 20  # codes that one is split into


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code that a split makes. It stands where the old one stood."""

    title: str
    definition: str = ""
    included: str = ""
    excluded: str = ""


@transaction.atomic
def split(
    *,
    code: Record,
    into: Sequence[Record | NewCode],
    reason: str,
    by: Actor,
    at: datetime,
    key: UUID | None = None,
) -> list[Record]:
    """Retire a code in favour of two or more, which are returned in their order.

    They become part of the themes that it is part of; what stood under it moves up. What was coded to it stays so until
    somebody reads it anew, and waits for that if a round is open. One line in the journal; a `key` seen before changes
    nothing more. Raises Refused, ReasonNeeded, WrongStanding, NotSplit, Invalid, KeyReused.
    """
    cycle = code.cycle
    require(Act.EDIT, facts_of(by, cycle, code))
    lock_codes(cycle, [code, *(each for each in into if isinstance(each, Record))])
    old = Record.objects.select_related("cycle").get(pk=code.pk)
    if laying.answered(key, record=old):
        return _parts_of(old)
    if not reason.strip():
        raise ReasonNeeded
    stood = standing_of(old)
    refuse_gone_over(old)
    if stood == Standing.RETIRED:
        raise WrongStanding.already(old.reference, str(Standing.RETIRED.label))
    _check(old, into)
    children = children_of([old])
    thing = Code.objects.select_related("parent__record").get(pk=old.pk)
    above = thing.parent.record.reference if thing.parent else ""
    rehome(children, above, by=by, at=at, reason=reason)
    lay_change(old, {"standing": Standing.RETIRED}, act="split", by=by, at=at, reason=reason, key=key)
    made = _Making(old, {"standing": stood, "parent": above}, by, at, reason)
    parts = [each if isinstance(each, Record) else made.make(each) for each in into]
    ids = [part.pk for part in parts]
    pairs = ((old.pk, pk) for pk in ids)
    join(pairs=pairs, kind=LinkKind.SPLIT_INTO, by=by, at=at, note=reason[:400])
    carry_themes([old.pk], ids, by=by, at=at)
    forget_suggestions([old.pk])
    facts = {"codes": [part.reference for part in parts], "inputs": _wait_again(old)}
    write_line(old, "split", by=by, at=at, reason=reason, facts=facts)
    return parts


def _parts_of(old: Record) -> list[Record]:
    links = Link.objects.filter(cause=old, kind=LinkKind.SPLIT_INTO).select_related("effect__cycle")
    return [link.effect for link in links.order_by("pk")]


def _check(old: Record, into: Sequence[Record | NewCode]) -> None:
    if not 2 <= len(into) <= MOST:
        raise NotSplit(_("Name from two to %(most)s codes that it is split into.") % {"most": MOST})
    there = [each for each in into if isinstance(each, Record)]
    if len({each.pk for each in there}) < len(there):
        raise NotSplit(_("You named the same code twice."))
    for each in there:
        _check_part(old, each)


def _check_part(old: Record, part: Record) -> None:
    if part.kind != "code" or part.cycle_id != old.cycle_id:
        raise NotSplit(_("%(code)s is no code of this cycle.") % {"code": part.reference})
    if part.pk == old.pk:
        raise NotSplit(_("A code cannot be split into itself."))
    now = Record.objects.get(pk=part.pk)
    if now.state != RecordState.PUBLISHED or standing_of(now) == Standing.RETIRED:
        raise NotSplit(_("%(code)s is retired or not public.") % {"code": part.reference})


class _Making:
    """Makes the new codes, one after the other, right after the old one."""

    def __init__(self, old: Record, shared: dict[str, Any], by: Actor, at: datetime, reason: str) -> None:
        self.kind = kinds.get("code")
        self.last, self.shared, self.by, self.at, self.reason = old, shared, by, at, reason

    def make(self, new: NewCode) -> Record:
        """The new code's record. Raises Invalid."""
        cycle = self.last.cycle
        context = Settling(cycle, at=self.at)
        values = clean(self.kind, asdict(new) | self.shared, context, present={})
        if wrong := tuple(faults(values, context)):
            from moothill.commons.record.errors import Invalid

            raise Invalid(wrong)
        serial = laying.lock_serial(cycle, self.kind)
        place = laying.place_after(cycle, self.kind, self.last)
        record = laying.new_record(self.kind, cycle, serial, at=self.at, publish=True, position=place)
        laying.project(self.kind, self.kind.model(record=record), values, context)
        laying.lay(record, values, act="created", by=self.by, at=self.at, reason=self.reason[:2000], key=None)
        self.last = record
        return record


def _wait_again(old: Record) -> int:
    """Let what is coded to the old code wait in the open round, if there is one; how many contributions that are."""
    links = Link.objects.filter(
        effect=old, kind=LinkKind.CODED_TO, cause__kind="input", cause__state=RecordState.PUBLISHED
    )
    inputs = list(links.values_list("cause", flat=True).distinct())
    current = Round.objects.filter(cycle=old.cycle, closed_at=None).first()
    if current is None:
        return len(inputs)
    gathered = _gathered(inputs)
    rows = [
        Waiting(input_id=pk, cycle=old.cycle, lot=_lot(current.seed, pk), wanted=1)
        for pk in inputs
        if pk not in gathered
    ]
    Waiting.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)
    return len(inputs)


def _gathered(inputs: Iterable[int]) -> set[int]:
    """Those that were gathered into another: they are read there."""
    links = Link.objects.filter(kind=LinkKind.MERGED_INTO, cause__kind="input", cause__in=list(inputs))
    return set(links.values_list("cause", flat=True))


def _lot(seed: int, pk: int) -> int:
    """The place of a contribution in the draw of a round: settled by the seed, and by nobody."""
    drawn = hashlib.blake2b(f"{seed}:{pk}".encode(), digest_size=8).digest()
    return int.from_bytes(drawn) >> 1
