"""Merging themes and splitting one: everything that belonged to them is carried, and what was said before stays readable."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.errors import ReasonNeeded, WrongState
from moothill.commons.record.linking import join
from moothill.commons.record.models import RECORD_STATES, Link, LinkKind, Record
from moothill.commons.record.operations import create, facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.themes.errors.themes import NotJoined, NotOfTheTheme, TooFewParts, TooMuch
from moothill.rooms.themes.models import Point
from moothill.rooms.themes.operations.telling import lay_anew, tell

MOST_THEMES = 50  # merged in one act
MOST_PARTS = 12


@transaction.atomic
def merge(
    *, themes: Sequence[Record], into: Record, reason: str, by: Actor, at: datetime, key: UUID | None = None
) -> Record:
    """Merge themes into another one, which gets their points and everything that belongs to them.

    Each of them is withdrawn with the reason, and keeps its own links, answers and address, which says where it went. One
    line each. A `key` seen before does nothing more. Raises Refused, ReasonNeeded, NotJoined, TooMuch, KeyReused.
    """
    require(Act.LINK, facts_of(by, into.cycle))
    require(Act.WITHDRAW, facts_of(by, into.cycle))
    chosen = sorted({record.pk: record for record in themes}.values(), key=lambda each: each.pk)
    if len(chosen) > MOST_THEMES:
        raise TooMuch(MOST_THEMES)
    locked = {each.pk: laying.lock(each) for each in sorted([*chosen, into], key=lambda each: each.pk)}
    if chosen and laying.answered(key, record=chosen[0]):
        return locked[into.pk]
    if not reason.strip():
        raise ReasonNeeded
    target = locked[into.pk]
    for record in [target, *(locked[each.pk] for each in chosen)]:
        _check(record, target)
    if not chosen or target in chosen:
        raise NotJoined(target.reference)
    for number, each in enumerate(chosen):
        once = key if number == 0 else None
        _merge_one(locked[each.pk], target, reason=reason, by=by, at=at, key=once)
    return target


def _check(record: Record, target: Record) -> None:
    found = (record.kind, record.cycle_id, record.state)
    if found != ("theme", target.cycle_id, RecordState.PUBLISHED):
        raise NotJoined(record.reference)


def _merge_one(
    theme: Record, target: Record, *, reason: str, by: Actor, at: datetime, key: UUID | None
) -> None:
    points = _points_of(theme)
    _move(points, target, act="merged", reason=reason, by=by, at=at)
    causes = _causes_of(theme)
    join(
        pairs=((cause.pk, target.pk) for cause in causes),
        kind=LinkKind.PART_OF,
        by=by,
        at=at,
        note=reason[:400],
    )
    join(pairs=[(theme.pk, target.pk)], kind=LinkKind.MERGED_INTO, by=by, at=at, note=reason[:400])
    _end(theme, "merged", reason=reason, by=by, at=at, key=key, facts={"to": target.reference})


@dataclass(frozen=True, slots=True)
class Part:
    """One theme that another is split into: its name, and what of the old one goes to it."""

    title: str
    causes: Sequence[Record] = ()
    points: Sequence[Record] = ()


@transaction.atomic
def split(
    *, theme: Record, parts: Sequence[Part], reason: str, by: Actor, at: datetime, key: UUID | None = None
) -> list[Record]:
    """Make several themes of one; they are proposals, in the order of `parts`.

    A code, contribution or event may go to several parts, a point goes to one. What no part names goes to the first, events
    to all of them: nothing is left behind. The old theme is withdrawn with the reason and its address says into what it was
    split. A `key` seen before gets what was made then. Raises Refused, ReasonNeeded, TooFewParts, TooMuch, NotOfTheTheme,
    WrongState, Invalid, KeyReused.
    """
    for act in (Act.CREATE, Act.LINK, Act.WITHDRAW):
        require(act, facts_of(by, theme.cycle))
    locked = laying.lock(theme)
    if laying.answered(key, record=locked):
        return _made_of(locked)
    if not reason.strip():
        raise ReasonNeeded
    if locked.kind != "theme" or locked.state != RecordState.PUBLISHED:
        raise WrongState(str(dict(RECORD_STATES)[locked.state]))
    if len(parts) < 2:
        raise TooFewParts
    if len(parts) > MOST_PARTS:
        raise TooMuch(MOST_PARTS)
    causes, points = _causes_of(locked), _points_of(locked)
    _refuse_strangers(parts, causes, points)
    made: list[Record] = []
    for each in parts:
        made.append(_new(locked, each.title, after=made[-1] if made else locked, reason=reason, by=by, at=at))
    for new, pairs, own in _shared_out(parts, made, causes, points):
        join(pairs=pairs, kind=LinkKind.PART_OF, by=by, at=at, note=reason[:400])
        _move(own, new, act="split", reason=reason, by=by, at=at)
    join(
        pairs=[(locked.pk, new.pk) for new in made], kind=LinkKind.SPLIT_INTO, by=by, at=at, note=reason[:400]
    )
    into = [new.reference for new in made]
    _end(locked, "split", reason=reason, by=by, at=at, key=key, facts={"into": into})
    return made


def _made_of(theme: Record) -> list[Record]:
    links = Link.objects.filter(cause=theme, kind=LinkKind.SPLIT_INTO).select_related("effect__cycle")
    return [link.effect for link in links.order_by("pk")]


def _new(old: Record, title: str, *, after: Record, reason: str, by: Actor, at: datetime) -> Record:
    return create(
        kind=kinds.get("theme"),
        cycle=old.cycle,
        values={"title": title},
        by=by,
        at=at,
        reason=reason,
        after=after,
    )


def _refuse_strangers(parts: Sequence[Part], causes: Iterable[Record], points: Iterable[Record]) -> None:
    known, own = {cause.pk for cause in causes}, {point.pk for point in points}
    wrong = [each.reference for part in parts for each in part.causes if each.pk not in known]
    for part in parts:
        for point in part.points:
            if point.pk not in own:
                wrong.append(point.reference)
            own.discard(point.pk)  # a second part that claims it does not find it any more
    if wrong:
        raise NotOfTheTheme(sorted(wrong))


def _shared_out(
    parts: Sequence[Part], made: Sequence[Record], causes: Sequence[Record], points: Sequence[Record]
) -> Iterable[tuple[Record, list[tuple[int, int]], list[Record]]]:
    """For each new theme what belongs to it, as pairs to link, and the points that go to it."""
    named = {each.pk for part in parts for each in part.causes}
    placed = {each.pk for part in parts for each in part.points}
    events = [cause.pk for cause in causes if cause.kind == "activity" and cause.pk not in named]
    rest = [cause.pk for cause in causes if cause.pk not in named and cause.kind != "activity"]
    by_pk = {point.pk: point for point in points}
    for number, (part, new) in enumerate(zip(parts, made, strict=True)):
        own = [*(each.pk for each in part.causes), *events, *(rest if number == 0 else [])]
        going = [each.pk for each in part.points]
        if number == 0:
            going += [point.pk for point in points if point.pk not in placed]
        yield new, [(pk, new.pk) for pk in own], [by_pk[pk] for pk in going]


def _causes_of(theme: Record) -> list[Record]:
    """Everything that belongs to a theme by a link of its own, whatever state it is in."""
    links = Link.objects.filter(effect=theme, kind=LinkKind.PART_OF)
    return list(Record.objects.filter(pk__in=links.values("cause")).order_by("pk"))


def _points_of(theme: Record) -> list[Record]:
    """The points of a theme, withdrawn ones too, held until the act is done."""
    points = Point.objects.filter(theme=theme.pk).order_by("pk").values_list("pk", flat=True)
    return [laying.lock(Record(pk=pk)) for pk in points]


def _move(
    points: Iterable[Record], target: Record, *, act: str, reason: str, by: Actor, at: datetime
) -> None:
    for point in points:
        lay_anew(point, {"theme": target.reference}, act=act, reason=reason, by=by, at=at)


def _end(
    theme: Record,
    act: str,
    *,
    reason: str,
    by: Actor,
    at: datetime,
    key: UUID | None,
    facts: dict[str, object],
) -> None:
    theme.state, theme.withdrawn_at, theme.withdrawn_because = RecordState.WITHDRAWN, at, reason
    lay_anew(theme, {}, act=act, reason=reason, by=by, at=at, key=key)
    tell(theme, act, reason=reason, by=by, at=at, facts=facts)
