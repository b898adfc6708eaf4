"""What contributions are coded to: by whom, when, and in which words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.visibility import visible_in
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.coding.models import Assignment, Reading
from moothill.rooms.inputs.queries.receipts import Reached
from moothill.rooms.inputs.queries.wording import wording_in


@dataclass(frozen=True, slots=True)
class Passage:
    """What somebody marked with a code. `words` None: they were covered since; `whole`: it is the whole text."""

    words: str | None
    whole: bool
    by: str
    at: datetime
    suggested: bool


@dataclass(frozen=True, slots=True)
class Given:
    """A code that holds for an input, and who gave it for which of its words, the oldest first."""

    code: Record
    passages: tuple[Passage, ...]


def given_to(record: Record, actor: Actor) -> list[Given]:
    """The codes that hold for an input, in the order of the codebook. Two more questions for each version."""
    rows = Assignment.objects.filter(
        visible_in(record.cycle, actor, "code__record__"), input=record.pk, ended_at=None
    )
    found = list(
        rows.select_related("code__record", "excerpt").order_by("code__record__position", "code", "pk")
    )
    texts = {version: wording_in(record.pk, version) for version in {row.excerpt.version for row in found}}
    given: dict[int, list[Passage]] = {}
    codes: dict[int, Record] = {}
    for row in found:
        codes[row.code_id] = row.code.record
        row.code.record.cycle = record.cycle
        given.setdefault(row.code_id, []).append(_passage(row, texts[row.excerpt.version]))
    return [Given(codes[pk], tuple(passages)) for pk, passages in given.items()]


def _passage(row: Assignment, text: str | None) -> Passage:
    words, whole = None, False
    if text is not None:
        words, whole = (
            text[row.excerpt.start : row.excerpt.end],
            row.excerpt.end - row.excerpt.start == len(text),
        )
    return Passage(words, whole, row.by_name, row.at, row.suggested)


def carried_over(record: Record, actor: Actor) -> list[Record]:
    """The codes that an input is linked to although nobody gave it them: another that it has was merged into each."""
    rows = Link.objects.filter(
        visible_in(record.cycle, actor, "effect__"), cause=record, kind=LinkKind.CODED_TO
    )
    held = Assignment.objects.filter(input=record.pk, ended_at=None).values("code")
    found = [link.effect for link in rows.exclude(effect__in=held).select_related("effect")]
    for each in found:
        each.cycle = record.cycle
    return found


def codes_of(cycle: Cycle, ids: Collection[int], actor: Actor) -> dict[int, list[Record]]:
    """The codes that hold for each of these inputs, in the order of the codebook. One question."""
    found: dict[int, dict[int, Record]] = {}
    for row in _live(cycle, ids, actor).order_by("code__record__position", "code"):
        row.code.record.cycle = cycle
        found.setdefault(row.input_id, {})[row.code_id] = row.code.record
    return {pk: list(codes.values()) for pk, codes in found.items()}


def when_coded(cycle: Cycle, actor: Actor, ids: Collection[int]) -> Mapping[int, Sequence[Reached]]:
    """For receipts: when each of these inputs got each code that still holds. One question; two for those who code."""
    found: dict[int, dict[int, Reached]] = {}
    told = set(ids) - kept_back(cycle, actor, ids)
    for row in _live(cycle, told, actor).order_by("at", "pk"):
        record = row.code.record
        record.cycle = cycle
        reached = Reached(row.at, record.title, record.get_absolute_url())
        found.setdefault(row.input_id, {}).setdefault(row.code_id, reached)
    return {pk: list(by_code.values()) for pk, by_code in found.items()}


def _live(cycle: Cycle, ids: Collection[int], actor: Actor) -> Any:
    rows = Assignment.objects.filter(
        visible_in(cycle, actor, "code__record__"), input__in=list(ids), ended_at=None
    )
    return rows.select_related("code__record")


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said of one input."""

    by: str
    at: datetime
    codes: tuple[Record, ...]


def said_of(record: Record) -> list[Said]:
    """What each person who read an input said of it, the oldest first. Two questions."""
    rows = list(Reading.objects.filter(input=record.pk, undone_at=None).order_by("pk"))
    wanted = {reference for row in rows for reference in row.codes}
    codes = {
        code.reference: code
        for code in Record.objects.filter(cycle=record.cycle_id, kind="code", reference__in=wanted)
    }
    for code in codes.values():
        code.cycle = record.cycle
    return [
        Said(row.by_name, row.at, tuple(codes[each] for each in row.codes if each in codes)) for row in rows
    ]


def kept_back(cycle: Cycle, actor: Actor, ids: Collection[int]) -> set[int]:
    """Those of these inputs that `actor` may still read as the second of two: what the first one said would lead them.

    Empty for whoever does not code. One question at most.
    """
    if not decide(Act.CODE, facts_of(actor, cycle)).allowed:
        return set()
    rows = Reading.objects.filter(
        input__in=list(ids), double=True, undone_at=None, input__waiting__wanted__gt=0
    )
    mine = Reading.objects.filter(input=OuterRef("input"), by__in=participants_of(actor), undone_at=None)
    return set(rows.filter(~Exists(mine)).values_list("input_id", flat=True))


def to_settle(cycle: Cycle) -> Any:
    """The published inputs of which people said different things, as records: the oldest first."""
    rows = Reading.objects.filter(differs=True, input__shown_in=cycle).values("input")
    return Record.objects.filter(pk__in=rows, state=RecordState.PUBLISHED).order_by("pk")


def to_read_anew(cycle: Cycle) -> Any:
    """The published inputs that wait although somebody read them, and that two people need not read: a code was split."""
    read = Reading.objects.filter(undone_at=None, input__waiting__double=False, input__waiting__cycle=cycle)
    return Record.objects.filter(pk__in=read.values("input"), state=RecordState.PUBLISHED).order_by("pk")
