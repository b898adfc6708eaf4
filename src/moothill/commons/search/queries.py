"""Searching: what somebody may see of what holds the words asked for, best first, page by page."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import cycles_visible_to
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.commons.record.paging import NoSuchPage
from moothill.commons.search.asking import Asked, read
from moothill.commons.search.engines import Hit, Narrowing, engine
from moothill.commons.search.excerpts import Piece, excerpt

MOST = 500  # records looked at for one question: as many as twenty-five pages show
PAGE = 20
EVERY_LANGUAGE = ("en", "und")  # one for each way in which the index reads words: English, and any other

_MARK = re.compile(r"[0-2]-[0-9]{1,9}-[0-9]{1,18}")

Place = tuple[int, int, int]  # rank, length, record: the order of results, and the mark of a page's last


@dataclass(frozen=True, slots=True)
class Result:
    """One record that was found. `pieces` are of its published text: none while the index is behind the record."""

    record: Record
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One page of results. `following` is the mark of the next page, "" after the last.

    `count` is how many were found; where `bounded`, there are more, and these are the first. `by_kind` counts them by
    kind whatever kind was asked for, and is empty where that is not known.
    """

    asked: Asked
    results: Sequence[Result] = ()
    count: int = 0
    bounded: bool = False
    following: str = ""
    by_kind: Mapping[str, int] = field(default_factory=dict)


def search(cycle: Cycle | None, words: str, actor: Actor, *, kind: str = "", after: str = "") -> Found:
    """What `actor` may see in `cycle`, or in every cycle, that holds all of `words`; of one `kind` if that is given.

    Titles come before bodies, short ones before long ones. No words make an error. Raises NoSuchPage for a mark `after`
    that was not given out.
    """
    begin = _read(after)
    asked = read(words)
    if not asked.phrases:
        return Found(asked)
    where = _narrowing(cycle, actor, kind)
    hits = engine().find(asked, where, MOST + 1)
    rows = _visible(hits, where, actor)
    places = sorted(row.place for row in rows)
    shown = [place for place in places[:MOST] if place > begin]
    page = shown[:PAGE]
    bounded = len(hits) > MOST
    return Found(
        asked=asked,
        results=_results([record for _rank, _length, record in page], asked, where, actor),
        count=min(len(places), MOST),
        bounded=bounded,
        following="-".join(map(str, page[-1])) if len(shown) > PAGE else "",
        by_kind={} if kind or bounded else Counter(row.kind for row in rows),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    place: Place
    kind: str


def _narrowing(cycle: Cycle | None, actor: Actor, kind: str) -> Narrowing:
    """Where the index looks. What it finds there is held against `visible` all the same."""
    if cycle is not None:
        return Narrowing(cycle=cycle.pk, kind=kind, languages=(cycle.language,))
    hidden = Cycle.objects.exclude(pk__in=cycles_visible_to(actor).values("pk")).values_list("pk", flat=True)
    return Narrowing(without=tuple(hidden), kind=kind, languages=EVERY_LANGUAGE)


def _visible(hits: Sequence[Hit], where: Narrowing, actor: Actor) -> list[_Row]:
    """Those of the hits that `actor` may see and that lie where they should: what the index says is only a proposal."""
    places = {hit.record: (int(hit.rank), hit.length, hit.record) for hit in hits}
    records = Record.objects.visible_to(actor).filter(pk__in=list(places))
    records = records.filter(cycle=where.cycle) if where.cycle is not None else records
    records = records.filter(kind=where.kind) if where.kind else records
    return [_Row(places[pk], kind) for pk, kind in records.order_by().values_list("pk", "kind")]


def _results(records: Sequence[int], asked: Asked, where: Narrowing, actor: Actor) -> list[Result]:
    shown = Record.objects.visible_to(actor).select_related("cycle").annotate(as_of=F("indexed__version"))
    found = shown.in_bulk(list(records))
    marked = engine().marked(asked, records, where.languages) if records else {}
    return [_result(found[pk], marked.get(pk, "")) for pk in records if pk in found]


def _result(record: Any, marked: str) -> Result:
    return Result(record, excerpt(marked) if record.as_of == record.version else ())


def _read(mark: str) -> Place:
    if not mark:
        return (-1, 0, 0)
    if not _MARK.fullmatch(mark):
        raise NoSuchPage
    rank, length, record = map(int, mark.split("-"))
    return rank, length, record
