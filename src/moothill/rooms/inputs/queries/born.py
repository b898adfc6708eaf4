"""What was born at an event: how much at which table, and the first of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.core.policy import RecordState
from moothill.rooms.inputs.models import Input

MOST = 100
_DIGITS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True)
class Note:
    """One contribution, ready to be drawn. `held`: only insiders see it yet."""

    reference: str
    url: str
    words: str
    language: str
    held: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an event, "" for what came from none: how many contributions in all, and the first of them."""

    name: str
    count: int
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Born:
    """All that was born at an event; `shown` of its `count` contributions stand under its tables."""

    count: int
    shown: int
    tables: tuple[Table, ...]


def born_at(event: int, cycle: Cycle, actor: Actor, *, most: int = MOST) -> Born:
    """What `actor` may see of the contributions born at the event with this id: two questions, however many there are."""
    things = Input.objects.visible_in(cycle, actor).filter(event=event)
    counted = things.order_by().values_list("table").annotate(Count("pk"))
    counts: dict[str, int] = dict(counted)
    if not counts:
        return Born(0, 0, ())
    found = list(things.select_related("record").order_by("record")[:most])
    notes = {name: tuple(notes) for name, notes in _by_table(found, cycle)}
    tables = (Table(name, counts[name], notes.get(name, ())) for name in sorted(counts, key=in_order))
    return Born(sum(counts.values()), len(found), tuple(tables))


def in_order(name: str) -> list[Any]:
    """A key by which table 2 comes before table 10, and what has no table last."""
    parts = _DIGITS.split(name.casefold())
    return [
        not name,
        [(0, int(part), "") if _DIGITS.fullmatch(part) else (1, 0, part) for part in parts if part],
    ]


def _by_table(things: Iterable[Input], cycle: Cycle) -> Iterator[tuple[str, Iterable[Note]]]:
    for name, rows in groupby(sorted(things, key=lambda thing: thing.table), lambda thing: thing.table):
        yield name, [_note(thing, cycle) for thing in rows]


def _note(thing: Input, cycle: Cycle) -> Note:
    record = thing.record
    return Note(
        reference=record.reference,
        url=kinds.get("input").address(cycle, record.reference),
        words=thing.words or record.title,
        language=thing.language or cycle.language,
        held=record.state == RecordState.DRAFT,
    )
