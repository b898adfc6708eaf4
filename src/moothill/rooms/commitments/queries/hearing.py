"""Which contributions stand behind commitments: whoever made one hears of every step.

Those that a commitment came from; what was gathered into these; those in its themes, points and codes; those that a response
which it came from answers; and those that came to a call which such a response answers.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.wide import Place, ids_behind
from moothill.core.policy import RecordState
from moothill.rooms.inputs.queries.narrowing import published

INPUT = "input"
_FEW = ("code", "theme", "point", "response", "call", "commitment")
_BEFORE = (LinkKind.MERGED_INTO, LinkKind.SPLIT_INTO, LinkKind.SUPERSEDES)
_FAR = 20  # renamings and mergers one after the other: chains that long are nobody's work
_SEEN = (RecordState.PUBLISHED,)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where contributions behind something are found: by links to places, by the calls they came to, and one by one."""

    places: tuple[Place, ...] = ()
    calls: tuple[int, ...] = ()
    inputs: tuple[int, ...] = ()


def sources_of(cycle: Cycle, commitments: Collection[int]) -> Sources:
    """Where the contributions behind commitments of a cycle, by their ids, are found. A dozen questions, however many."""
    known = [*commitments, *_before(commitments)]
    found = _beyond(cycle, _few(cycle, known, LinkKind.BECAME))
    direct = ids_behind([Place(pk, LinkKind.BECAME) for pk in known], INPUT, _SEEN, most=400)
    more = [Place(pk, LinkKind.BECAME) for pk in known] + [Place(pk, LinkKind.MERGED_INTO) for pk in direct]
    return Sources((*found.places, *more), found.calls)


def sources_linked(cycle: Cycle, commitment: int, *, at: datetime) -> Sources:
    """As `sources_of`, of what a commitment came from by the links that were made at this very moment."""
    links = Link.objects.filter(effect=commitment, kind=LinkKind.BECAME, at=at)
    return sources_from(cycle, list(links.values_list("cause", "cause__kind")))


def sources_before(cycle: Cycle, commitment: int, *, at: datetime) -> Sources:
    """As `sources_linked`, by the links that were made earlier."""
    links = Link.objects.filter(effect=commitment, kind=LinkKind.BECAME, at__lt=at)
    return sources_from(cycle, list(links.values_list("cause", "cause__kind")))


def sources_from(cycle: Cycle, causes: Sequence[tuple[int, str]]) -> Sources:
    """Where the contributions in some causes of a commitment, each with its kind, are found."""
    found = _beyond(cycle, [each for each in causes if each[1] != INPUT])
    direct = tuple(pk for pk, kind in causes if kind == INPUT)
    gathered = [Place(pk, LinkKind.MERGED_INTO) for pk in direct]
    return Sources((*found.places, *gathered), found.calls, direct)


def _before(commitments: Collection[int]) -> list[int]:
    """The commitments that became these by another name, or were merged into them."""
    known, ahead = set(commitments), list(commitments)
    for _step in range(_FAR):
        rows = Link.objects.filter(effect__in=ahead, kind__in=_BEFORE, cause__kind="commitment")
        ahead = [pk for pk in rows.values_list("cause", flat=True) if pk not in known]
        if not ahead:
            break
        known.update(ahead)
    return sorted(known - set(commitments))


def _few(cycle: Cycle, effects: Collection[int], kind: LinkKind) -> list[tuple[int, str]]:
    """What is no contribution and leads to these by such a link: looked up one by one, for there are few of these kinds."""
    few = Record.objects.filter(cycle=cycle, kind__in=_FEW).order_by().values("pk")
    rows = Link.objects.filter(effect__in=effects, kind=kind, cause__in=few)
    return list(rows.values_list("cause", "cause__kind").distinct().order_by("cause"))


def _beyond(cycle: Cycle, causes: Iterable[tuple[int, str]]) -> Sources:
    by_kind: dict[str, list[int]] = {}
    for pk, kind in causes:
        by_kind.setdefault(kind, []).append(pk)
    responses = by_kind.get("response", [])
    for pk, kind in _few(cycle, responses, LinkKind.ANSWERED_BY) if responses else ():
        by_kind.setdefault(kind, []).append(pk)
    themes = by_kind.get("theme", [])
    below = kinds.get("point").model.objects.filter(theme__in=themes).values_list("pk", flat=True)
    points = [*by_kind.get("point", []), *below]
    codes = [pk for pk, kind in _few(cycle, [*themes, *points], LinkKind.PART_OF) if kind == "code"]
    places = [
        *(Place(pk, LinkKind.ANSWERED_BY) for pk in responses),
        *(Place(pk, LinkKind.PART_OF) for pk in dict.fromkeys([*themes, *points])),
        *(Place(pk, LinkKind.CODED_TO) for pk in dict.fromkeys([*by_kind.get("code", []), *codes])),
    ]
    return Sources(tuple(places), tuple(by_kind.get("call", ())))


def references_behind(
    cycle: Cycle, sources: Sources, *, after: int, most: int, without: Sources | None = None
) -> tuple[list[str], int]:
    """The references of the public contributions in these sources among the next `most` ids beyond `after`, leaving out
    those that are in the sources `without` too; and the last of these ids, 0 after the last of all.

    No more of each source is read than is needed: there may be a hundred thousand contributions behind one.
    """
    things = published(cycle, OPERATOR)
    ids = _first(things, sources, after, most + 1)
    here = ids[:most]
    if without is not None and here:
        known = _among(things, without, here)
        here = [pk for pk in here if pk not in known]
    found = things.filter(pk__in=here).order_by("pk").values_list("record__reference", flat=True)
    return list(found), ids[most - 1] if len(ids) > most else 0


def behind(
    record: Record, commitments: Collection[int], *, after: int, most: int
) -> tuple[Sequence[str], int]:
    """The references of the contributions behind commitments of the record's cycle, in steps; before the first of them those
    of the commitments themselves, whose followers hear too: a `Further`, but for the line.
    """
    references, following = references_behind(
        record.cycle, sources_of(record.cycle, commitments), after=after, most=most
    )
    if after:
        return references, following
    own = Record.objects.filter(pk__in=commitments).exclude(pk=record.pk).order_by("pk")
    return [*own.values_list("reference", flat=True), *references], following


def _first(things: Any, sources: Sources, after: int, most: int) -> list[int]:
    ids = {pk for pk in sources.inputs if pk > after}
    ids.update(ids_behind(sources.places, INPUT, _SEEN, after=after, most=most))
    for call in sources.calls:
        rows = things.filter(call=call, pk__gt=after).order_by("pk")
        ids.update(rows.values_list("pk", flat=True)[:most])
    return sorted(ids)[:most]


def _among(things: Any, sources: Sources, ids: Collection[int]) -> set[int]:
    """Those of these contributions that are in the sources."""
    by_kind: dict[LinkKind, list[int]] = {}
    for place in sources.places:
        by_kind.setdefault(place.kind, []).append(place.effect)
    found = set(sources.inputs) & set(ids)
    for kind, effects in by_kind.items():
        rows = Link.objects.filter(cause__in=ids, kind=kind, effect__in=effects)
        found.update(rows.values_list("cause", flat=True))
    if sources.calls:
        found.update(
            things.filter(pk__in=ids, call__in=sources.calls).order_by().values_list("pk", flat=True)
        )
    return found
