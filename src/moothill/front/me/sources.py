"""What somebody contributed, of every kind, as one list: newest first, page by page."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q

from moothill.commons.policy.actors import Actor
from moothill.commons.record.paging import NoSuchPage

MOST = 30
_MARK = re.compile(r"([0-9]{1,17})-([0-9]{1,3})-([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Contribution:
    """One thing that somebody contributed, and what became of it.

    `title`, `answer` and `question` are words of the record, in the language `language`; `what`, `state` (with a tone of
    `{% state %}`) and `reason` are the interface's. `answered` says that somebody answered: `answered_by`, "" for one whose
    name was erased. `question` is what a steward asked and still wants to know. `acts`: pairs of label and address of what
    its author may still do. `news` is the newest thing that came of it, in words of the record, and `news_address` where that
    stands; `trail` is the address of its whole story, "" where it has none that is public.
    """

    title: str
    address: str
    at: datetime
    what: str
    state: str
    tone: str = "none"
    language: str = ""
    zone: str = "UTC"
    name: str = ""
    reason: str = ""
    answer: str = ""
    answered: bool = False
    answered_by: str = ""
    question: str = ""
    acts: Sequence[tuple[str, str]] = field(default=())
    news: str = ""
    news_address: str = ""
    trail: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of contribution.

    `rows` gives a query of those of some participants that `actor` may see, each with `at`. `tell` puts rows into words,
    with a number of questions that does not grow with them. `waiting` narrows the query to those that wait for their author.
    """

    rows: Callable[[Sequence[int], Actor], Any]
    tell: Callable[[Sequence[Any], Actor], Iterable[Contribution]]
    waiting: Q | None = None


_SOURCES: list[Source] = []


def fill(sources: Iterable[Source]) -> None:
    """Make these the kinds of contribution. Called once, by `config.wiring`; their order settles equal moments."""
    _SOURCES[:] = sources


@dataclass(frozen=True, slots=True)
class Listed:
    """One page, and the mark of the next one: "" after the last."""

    contributions: list[Contribution]
    following: str


def page_of(participants: Sequence[int], actor: Actor, *, after: str = "", most: int = MOST) -> Listed:
    """At most `most` contributions from the mark `after` on. Raises NoSuchPage."""
    mark = _read(after) if after else None
    found = [
        (row.at, -number, row.pk, row)
        for number, source in enumerate(_SOURCES)
        for row in _beyond(source.rows(participants, actor), number, mark).order_by("-at", "-pk")[: most + 1]
    ]
    found.sort(key=lambda each: each[:3], reverse=True)
    shown = found[:most]
    following = _mark(*shown[-1][:3]) if len(found) > most else ""
    return Listed(_told([(-number, row) for _at, number, _pk, row in shown], actor), following)


def waiting_for(participants: Sequence[int], actor: Actor, *, most: int = MOST) -> list[Contribution]:
    """What somebody is asked about, longest first; at most `most` of each kind."""
    rows = [
        (number, row)
        for number, source in enumerate(_SOURCES)
        if source.waiting is not None
        for row in source.rows(participants, actor).filter(source.waiting).order_by("at", "pk")[:most]
    ]
    return _told(rows, actor)


def _told(rows: Sequence[tuple[int, Any]], actor: Actor) -> list[Contribution]:
    """In the order given, though each source puts all of its rows into words at once."""
    told: dict[tuple[int, Any], Contribution] = {}
    for number, source in enumerate(_SOURCES):
        own = [row for which, row in rows if which == number]
        words = source.tell(own, actor) if own else ()
        told |= {(number, row.pk): each for row, each in zip(own, words, strict=bool(own))}
    return [told[number, row.pk] for number, row in rows]


def _beyond(rows: Any, number: int, mark: tuple[datetime, int, int] | None) -> Any:
    if mark is None:
        return rows
    at, last, pk = mark
    if number < last:
        return rows.filter(at__lt=at)
    if number > last:
        return rows.filter(at__lte=at)
    return rows.filter(Q(at__lt=at) | Q(at=at, pk__lt=pk))


def _mark(at: datetime, number: int, pk: int) -> str:
    moment = at.astimezone(UTC)
    return f"{int(moment.timestamp()) * 1_000_000 + moment.microsecond}-{-number}-{pk}"


def _read(mark: str) -> tuple[datetime, int, int]:
    parts = _MARK.fullmatch(mark)
    if parts is None:
        raise NoSuchPage
    seconds, micro = divmod(int(parts[1]), 1_000_000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=micro), int(parts[2]), int(parts[3])
