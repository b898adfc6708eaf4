"""Which contributions have an outcome: a published response to them, or to what they became a part of.

A contribution has one if a published response answers it; or what it was gathered into, one step away; or a point that it is
part of; or a theme that it is in, directly, by a point or through a code. A response that was withdrawn counts no more.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.rooms.responses.models import Response

_ANSWERED = LinkKind.ANSWERED_BY
_IN = (LinkKind.PART_OF, LinkKind.CODED_TO)


def answers() -> Any:
    """The links by which published responses answer something."""
    return Link.objects.filter(kind=_ANSWERED, effect__state=RecordState.PUBLISHED)


def answered(things: Any, has: bool) -> Any:
    """Of a query of contributions those with an outcome, or those without: for `inputs.queries.narrowing.answer_by`."""
    condition = is_answered()
    return things.filter(condition) if has else things.filter(~condition)


def is_answered() -> Q:
    """The condition that a contribution has an outcome: one walk along its own few links, held against sets made once."""
    said = Record.objects.filter(kind="response", state=RecordState.PUBLISHED).values("pk")
    gathers = answers().filter(cause__kind="input").values("cause")
    leads_there = (
        Q(kind=_ANSWERED, effect__in=said)
        | Q(kind__in=_IN, effect__in=_places())
        | Q(kind=LinkKind.MERGED_INTO, effect__in=gathers)
    )
    return Q(Exists(Link.objects.filter(leads_there, cause=OuterRef("pk")).order_by()))


def _places() -> Any:
    """The points, themes and codes in which a contribution has an outcome: few, and the same for every row."""
    direct = answers().filter(cause__kind__in=("point", "theme")).values("cause")
    themes = answers().filter(cause__kind="theme").values("cause")
    points = kinds.get("point").model.objects.filter(theme__in=themes).values("pk")
    codes = Link.objects.filter(kind=LinkKind.PART_OF, cause__kind="code", effect__in=themes).values("cause")
    return direct.union(points, codes, all=True)


def answered_records(cycle: Cycle, actor: Actor, ids: Collection[int]) -> set[int]:
    """Those of these records, of whatever kind, that a published response answers itself. One question."""
    found = answers().filter(cause__in=ids, cause__cycle=cycle)
    return set(found.values_list("cause", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Outcome:
    """That a response says what becomes of a contribution; `at` is when that came to hold of it."""

    response: int
    at: datetime


def outcomes_of(inputs: Collection[int]) -> dict[int, list[Outcome]]:
    """By contribution the published responses with its outcome, the oldest first. Four questions, however many there are."""
    ways = ways_of(inputs)
    reached = {place for found in ways.values() for place in found}
    said = said_of(reached)
    found: dict[int, list[Outcome]] = {}
    for pk, places in ways.items():
        first: dict[int, datetime] = {}
        for place, since in places.items():
            for response, at in said.get(place, {}).items():
                moment = max(at, since) if since else at
                first[response] = min(first.get(response, moment), moment)
        if first:
            told = [Outcome(response, at) for response, at in first.items()]
            found[pk] = sorted(told, key=lambda each: (each.at, each.response))
    return found


def ways_of(inputs: Collection[int]) -> dict[int, dict[int, datetime | None]]:
    """By contribution the records whose answer is an answer to it, and since when it is in them; None for itself.

    Three questions, however many contributions.
    """
    ways: dict[int, dict[int, datetime | None]] = {pk: {pk: None} for pk in inputs}
    links = Link.objects.filter(cause__in=inputs, kind__in=(*_IN, LinkKind.MERGED_INTO))
    rows = list(links.values_list("cause", "effect", "effect__kind", "at"))
    points = [effect for _cause, effect, kind, _at in rows if kind == "point"]
    codes = [effect for _cause, effect, kind, _at in rows if kind == "code"]
    beyond = _themes_of(points, codes)
    for cause, effect, _kind, at in rows:
        for place, since in (
            (effect, at),
            *((theme, max(at, linked or at)) for theme, linked in beyond.get(effect, ())),
        ):
            before = ways[cause].get(place)
            if place not in ways[cause] or (before and since < before):
                ways[cause][place] = since
    return ways


def _themes_of(points: Iterable[int], codes: Iterable[int]) -> dict[int, list[tuple[int, datetime | None]]]:
    found: dict[int, list[tuple[int, datetime | None]]] = {}
    for point, theme in (
        kinds.get("point").model.objects.filter(pk__in=set(points)).values_list("pk", "theme")
    ):
        found.setdefault(point, []).append((theme, None))
    links = Link.objects.filter(cause__in=set(codes), kind=LinkKind.PART_OF, effect__kind="theme")
    for code, theme, at in links.values_list("cause", "effect", "at"):
        found.setdefault(code, []).append((theme, at))
    return found


def said_of(places: Collection[int]) -> dict[int, dict[int, datetime]]:
    """By record, of whatever kind, the published responses to it, and when they were published. One question."""
    said: dict[int, dict[int, datetime]] = {}
    rows = answers().filter(cause__in=places).values_list("cause", "effect", "effect__published_at")
    for cause, response, at in rows:
        said.setdefault(cause, {})[response] = at
    return said


def told_of(outcomes: Mapping[int, Iterable[Outcome]], cycle: Cycle, actor: Actor) -> dict[int, Response]:
    """The responses of these outcomes that `actor` may see, by id, with their records. One question."""
    ids = {each.response for found in outcomes.values() for each in found}
    rows = Response.objects.visible_in(cycle, actor).filter(pk__in=ids, record__state=RecordState.PUBLISHED)
    things: dict[int, Response] = rows.select_related("record").in_bulk()
    for thing in things.values():
        thing.record.cycle = cycle
    return things


def number_answered(cycle: Cycle, actor: Actor, kind: str) -> tuple[int, int]:
    """How many public records of this kind a published response answers itself, and how many there are. One question."""
    seen = Record.objects.visible_in(cycle, actor).filter(kind=kind, state=RecordState.PUBLISHED)
    done = seen.filter(Exists(answers().filter(cause=OuterRef("pk")).order_by())).count()
    return done, seen.count()


def direct_to(records: Collection[int]) -> dict[int, list[Outcome]]:
    """By record, of whatever kind, the published responses to itself, the oldest first. One question."""
    found: dict[int, list[Outcome]] = {}
    rows = answers().filter(cause__in=records).order_by("effect__published_at", "effect")
    for cause, effect, at, published_at in rows.values_list("cause", "effect", "at", "effect__published_at"):
        found.setdefault(cause, []).append(Outcome(effect, max(at, published_at)))
    return found
