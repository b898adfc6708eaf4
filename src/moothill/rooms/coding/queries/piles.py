"""Where to start reading: contributions that nobody has read yet, in piles that a machine makes. Never themes."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Exists, OuterRef

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.search.asking import STOP_WORDS
from moothill.core.synthesis import learns
from moothill.core.synthesis import piles as piled
from moothill.rooms.coding.models import Reading
from moothill.rooms.coding.queries.reading_matter import texts_of
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.inputs.queries.register import Row, rows_of

SAMPLE = 5_000  # contributions that are looked at: more take longer than a person waits
AT_ONCE = 200  # of a pile, that a person links to a theme in one act
_KEPT = 24 * 60 * 60  # seconds
_CHANGED = 5  # one in so many read since, or come since, and the piles are made anew
_ALWAYS = 20  # so few make no difference


@dataclass(frozen=True, slots=True)
class Pile:
    """One pile: its number on the page, how many of it nobody has read yet, its telling words, its three most typical.

    `references`: those of its contributions, the most typical first; AT_ONCE at most.
    """

    number: int
    count: int
    words: tuple[str, ...]
    typical: list[Row]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piles:
    """The piles, the largest first; `waiting` contributions are unread, of which `looked` were put into piles.

    `learned` tells whether the analysis software is here; without it the piles are made by likeness alone.
    """

    piles: list[Pile]
    waiting: int
    looked: int
    learned: bool


def unread(cycle: Cycle, actor: Actor) -> Any:
    """The published contributions that nobody has read and that are gathered into no other: a query to narrow further."""
    read = Reading.objects.filter(input=OuterRef("pk"), undone_at=None)
    gathered = Link.objects.filter(cause=OuterRef("pk"), kind=LinkKind.MERGED_INTO, effect__kind="input")
    return published(cycle, actor).filter(~Exists(read), ~Exists(gathered))


def piles(cycle: Cycle, actor: Actor, *, anew: bool = False) -> Piles:
    """What nobody has read yet, in piles. The same ones until a fifth was read or came since, or until asked `anew`.

    Of more than SAMPLE every second, third and so on is looked at. Six questions when they are kept.
    """
    waiting = unread(cycle, actor).count()
    kept = None if anew else cache.get(_key(cycle))
    if kept is None or abs(kept["waiting"] - waiting) > max(_ALWAYS, kept["waiting"] // _CHANGED):
        kept = _make(cycle, waiting)
        cache.set(_key(cycle), kept, _KEPT)
    every = [key for keys, _words in kept["piles"] for key in keys]
    left = set(unread(cycle, actor).filter(pk__in=every).values_list("pk", flat=True))
    still = [
        (number, [key for key in keys if key in left], words)
        for number, (keys, words) in enumerate(kept["piles"], start=1)
    ]
    shown = [key for _number, keys, _words in still for key in keys[:3]]
    things = published(cycle, actor).filter(pk__in=shown)
    found = list(things.select_related("record", "call__record", "event__record"))
    rows = {thing.pk: row for thing, row in zip(found, rows_of(found, cycle, actor), strict=True)}
    named = _references([key for _number, keys, _words in still for key in keys[:AT_ONCE]])
    made = [
        Pile(
            number,
            len(keys),
            tuple(words),
            [rows[key] for key in keys[:3] if key in rows],
            tuple(named[key] for key in keys[:AT_ONCE]),
        )
        for number, keys, words in still
        if keys
    ]
    return Piles(made, waiting, kept["looked"], kept["learned"])


def inputs_of(cycle: Cycle, number: int) -> list[int]:
    """The keys of the unread contributions in pile `number`, the most typical first; none for a pile that is not there.

    Piles change: one that was made anew since may hold others.
    """
    kept = cache.get(_key(cycle))
    if kept is None or not 1 <= number <= len(kept["piles"]):
        return []
    keys = kept["piles"][number - 1][0]
    left = set(unread(cycle, OPERATOR).filter(pk__in=keys).values_list("pk", flat=True))
    return [key for key in keys if key in left]


def _make(cycle: Cycle, waiting: int) -> dict[str, Any]:
    things = unread(cycle, OPERATOR)
    if waiting > SAMPLE:
        keys = things.order_by("pk").values_list("pk", flat=True)
        things = published(cycle, OPERATOR).filter(pk__in=list(keys)[:: -(-waiting // SAMPLE)])
    texts = dict(texts_of(things.order_by("pk")[:SAMPLE]))
    made = piled(texts, but=STOP_WORDS)
    return {
        "piles": [(list(pile.keys), pile.words) for pile in made],
        "waiting": waiting,
        "looked": len(texts),
        "learned": learns(),
    }


def _references(keys: list[int]) -> dict[int, str]:
    return dict(Record.objects.filter(pk__in=keys).values_list("pk", "reference"))


def _key(cycle: Cycle) -> str:
    return f"coding.piles.{cycle.pk}"
