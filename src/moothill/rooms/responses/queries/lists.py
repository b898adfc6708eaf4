"""The published responses by theme, what was promised, and how much is answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.paging import Page, page_of
from moothill.core.policy import RecordState
from moothill.rooms.inputs.kinds import CallState
from moothill.rooms.inputs.queries import calls, state_of
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.responses.kinds import OUTCOME_TONES, Outcome
from moothill.rooms.responses.models import Finish, Response
from moothill.rooms.responses.queries.outcomes import answered, answers

_ORDER = ("theme", "place", "pk")
_MOST = 200  # promises on one page


@dataclass(frozen=True, slots=True)
class Row:
    """One response, ready to be drawn. `overdue`: a further answer was promised for an earlier day, and none came."""

    thing: Response
    record: Record
    tone: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The responses with the number of one theme; `themes` are the public ones that are printed under it, none for 0."""

    number: int
    themes: tuple[Record, ...]
    rows: tuple[Row, ...]


def responses(cycle: Cycle, actor: Actor) -> Any:
    """The published responses of a cycle that `actor` may see: a query."""
    things = Response.objects.visible_in(cycle, actor).filter(record__state=RecordState.PUBLISHED)
    return things.select_related("record")


def page_of_responses(cycle: Cycle, actor: Actor, *, after: str = "", most: int = 50) -> Page:
    """One page of them by theme and number. Raises NoSuchPage."""
    return page_of(responses(cycle, actor), _ORDER, after=after, most=most)


def grouped(things: Iterable[Response], cycle: Cycle, actor: Actor, today: date) -> list[Group]:
    """These, which stand in the order of their themes, under the names of those. Two questions."""
    found = list(things)
    late = _kept_waiting([thing.pk for thing in found if thing.promised and thing.promised < today])
    named = _themes(cycle, actor)
    return [
        Group(
            number,
            tuple(named.get(number, ())),
            tuple(_row(thing, cycle, thing.pk in late) for thing in rows),
        )
        for number, rows in groupby(found, lambda thing: thing.theme)
    ]


def _themes(cycle: Cycle, actor: Actor) -> dict[int, list[Record]]:
    named: dict[int, list[Record]] = {}
    seen = Record.objects.visible_in(cycle, actor).filter(kind="theme", state=RecordState.PUBLISHED)
    for record in seen.order_by("position", "pk"):
        record.cycle = cycle
        digits = "".join(_leading_digits(record.number))
        if digits:
            named.setdefault(int(digits), []).append(record)
    return named


def _leading_digits(words: str) -> Iterable[str]:
    for letter in words[:6]:
        if letter not in "0123456789":
            return
        yield letter


def _row(thing: Response, cycle: Cycle, overdue: bool) -> Row:
    thing.record.cycle = cycle
    return Row(thing, thing.record, OUTCOME_TONES[Outcome(thing.outcome)], overdue)


def _kept_waiting(ids: list[int]) -> set[int]:
    """Those of these responses after which no other answered any of the same. One question."""
    if not ids:
        return set()
    links = Link.objects.filter(effect=OuterRef(OuterRef("pk")), kind=LinkKind.ANSWERED_BY)
    after = Q(effect__published_at__gt=OuterRef("record__published_at")) | Q(
        effect__published_at=OuterRef("record__published_at"), effect__gt=OuterRef("pk")
    )
    later = answers().filter(after, cause__in=links.values("cause"))
    rows = Response.objects.filter(pk__in=ids).exclude(Exists(later.order_by()))
    return set(rows.values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Promise:
    """A day by which an answer was promised, by a call or by a response, and whether that has passed in vain."""

    record: Record
    by: date
    overdue: bool
    days: int


def promises(cycle: Cycle, actor: Actor, today: date) -> list[Promise]:
    """What is promised and has not come, the earliest first, by calls and by responses. Three questions."""
    asked = calls(cycle, actor).filter(
        record__state=RecordState.PUBLISHED, reply_by__isnull=False, outcome=""
    )
    open_calls = asked.exclude(Exists(answers().filter(cause=OuterRef("pk")).order_by()))
    given = responses(cycle, actor).filter(promised__isnull=False)
    rows = [(call.record, call.reply_by) for call in open_calls.order_by("reply_by", "pk")[:_MOST]]
    things = list(given.order_by("promised", "pk")[:_MOST])
    kept = _kept_waiting([thing.pk for thing in things])
    rows += [(thing.record, thing.promised) for thing in things if thing.pk in kept]
    return [
        _promise(record, by, cycle, today) for record, by in sorted(rows, key=lambda row: (row[1], row[0].pk))
    ]


def _promise(record: Record, by: date, cycle: Cycle, today: date) -> Promise:
    record.cycle = cycle
    return Promise(record, by, by < today, max(0, (today - by).days))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a kind have an answer, and how many there are."""

    kind: str
    label: str
    answered: int
    number: int

    @property
    def unanswered(self) -> int:
        """How many have none."""
        return self.number - self.answered


def tallies(cycle: Cycle, actor: Actor) -> list[Tally]:
    """Of contributions, points, themes and calls: how many are answered. Contributions by their outcome. Four questions more
    than kinds, however many there are.
    """
    things = published(cycle, actor)
    number = things.count()
    done = number - answered(things, False).count() if number else 0
    label = kinds.get("input").plural
    return [
        Tally("input", str(label), done, number),
        *(_tally(kind, cycle, actor) for kind in ("point", "theme", "call")),
    ]


def _tally(kind: str, cycle: Cycle, actor: Actor) -> Tally:
    seen = Record.objects.visible_in(cycle, actor).filter(kind=kind, state=RecordState.PUBLISHED)
    done = seen.filter(Exists(answers().filter(cause=OuterRef("pk")).order_by())).count()
    return Tally(kind, str(kinds.get(kind).plural), done, seen.count())


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call as the desk shows it."""

    record: Record
    by: date | None
    late: bool
    closed: bool


def call_lines(cycle: Cycle, actor: Actor, at: datetime, today: date) -> list[CallLine]:
    """The published calls that are not finished, the one promised first before all others. Two questions."""
    finished = set(Finish.objects.filter(call__record__cycle=cycle).values_list("call", flat=True))
    things = list(
        calls(cycle, actor).filter(record__state=RecordState.PUBLISHED).exclude(pk__in=finished)[:_MOST]
    )
    for thing in things:
        thing.record.cycle = cycle
    lines = [
        CallLine(
            record=thing.record,
            by=thing.reply_by,
            late=bool(thing.reply_by and thing.reply_by < today and not thing.outcome and not thing.replied),
            closed=state_of(thing, at, today) is CallState.CLOSED,
        )
        for thing in things
    ]
    return sorted(lines, key=lambda line: (line.by or date.max, line.record.pk))
