"""What belongs to a theme, and what to a point of it: said by links alone, each act with one line and a reason."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import ReasonNeeded, WrongState
from moothill.commons.record.linking import join, part
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.themes.errors.themes import LastPath, NotForThemes, NothingChosen, TooMuch
from moothill.rooms.themes.kinds import Origin, Standing
from moothill.rooms.themes.models import Point, Theme
from moothill.rooms.themes.operations.telling import lay_anew, refuse_withdrawn, tell
from moothill.rooms.themes.queries.reach import resting

MOST = 500  # in one act
_OF_A_THEME = frozenset({"code", "input", "activity"})
_OF_A_POINT = frozenset({"input"})


@transaction.atomic
def put(*, theme: Record, causes: Sequence[Record], reason: str, by: Actor, at: datetime) -> int:
    """Make these codes, contributions and events part of a theme; how many were not so before.

    What belongs to it already stays as it is: said twice, nothing changes and no line is written. Raises Refused,
    ReasonNeeded, NothingChosen, TooMuch, WrongState, NotForThemes.
    """
    locked = _locked(theme, "theme", reason, by)
    return _join(locked, _checked(locked, causes, _OF_A_THEME), reason=reason, by=by, at=at)


@transaction.atomic
def put_in_point(*, point: Record, inputs: Sequence[Record], reason: str, by: Actor, at: datetime) -> int:
    """Link a point to contributions that say it: they reach its theme by that. Returns and raises as `put`.

    A point of which nobody knew the origin has one from then on.
    """
    locked = _locked(point, "point", reason, by)
    chosen = _checked(locked, inputs, _OF_A_POINT)
    unknown = Point.objects.filter(pk=locked.pk, origin=Origin.UNKNOWN).exists()
    if unknown and len(_linked(locked, chosen)) < len(chosen):
        lay_anew(locked, {"origin": Origin.LINKED.value}, act="joined", reason=reason, by=by, at=at)
    return _join(locked, chosen, reason=reason, by=by, at=at)


@transaction.atomic
def take_out(*, theme: Record, causes: Sequence[Record], reason: str, by: Actor, at: datetime) -> int:
    """Take codes, contributions and events out of a theme again; how many were in it. They themselves stay as they are.

    A theme that was agreed keeps its last path to a contribution. Raises as `put`, and LastPath.
    """
    locked = _locked(theme, "theme", reason, by)
    return _part(locked, locked.pk, causes, reason=reason, by=by, at=at)


@transaction.atomic
def take_out_of_point(
    *, point: Record, inputs: Sequence[Record], reason: str, by: Actor, at: datetime
) -> int:
    """Take contributions away from a point. Returns and raises as `take_out`."""
    locked = _locked(point, "point", reason, by)
    whose = Point.objects.values_list("theme", flat=True).get(pk=locked.pk)
    laying.lock(Record.objects.get(pk=whose))  # its last path may go: one at a time
    return _part(locked, whose, inputs, reason=reason, by=by, at=at)


def _locked(record: Record, kind: str, reason: str, by: Actor) -> Record:
    locked = laying.lock(record)
    require(Act.LINK, facts_of(by, locked.cycle, locked))
    if not reason.strip():
        raise ReasonNeeded
    if locked.kind != kind:
        raise WrongState(locked.kind)
    refuse_withdrawn(locked)
    return locked


def _checked(into: Record, causes: Sequence[Record], allowed: Collection[str]) -> list[Record]:
    chosen = _chosen(causes)
    for cause in chosen:
        if cause.cycle_id != into.cycle_id or cause.kind not in allowed:
            raise NotForThemes(
                cause.reference, _("This does not belong into a theme or a point of this cycle.")
            )
        if cause.state != RecordState.PUBLISHED:
            raise NotForThemes(cause.reference, _("It is not public."))
    return chosen


def _chosen(causes: Sequence[Record]) -> list[Record]:
    chosen = list({record.pk: record for record in causes}.values())
    if not chosen:
        raise NothingChosen
    if len(chosen) > MOST:
        raise TooMuch(MOST)
    return chosen


def _join(into: Record, chosen: Sequence[Record], *, reason: str, by: Actor, at: datetime) -> int:
    linked = _linked(into, chosen)
    fresh = [record for record in chosen if record.pk not in linked]
    pairs = [(record.pk, into.pk) for record in fresh]
    join(pairs=pairs, kind=LinkKind.PART_OF, by=by, at=at, note=reason[:400])
    if fresh:
        tell(into, "joined", reason=reason, by=by, at=at, facts={"of": _references(fresh)})
    return len(fresh)


def _part(
    whole: Record, theme: int, causes: Sequence[Record], *, reason: str, by: Actor, at: datetime
) -> int:
    chosen = _chosen(causes)
    linked = _linked(whole, chosen)
    gone = [record for record in chosen if record.pk in linked]
    rested = bool(resting([theme]))
    part(pairs=[(record.pk, whole.pk) for record in gone], kind=LinkKind.PART_OF)
    agreed = Theme.objects.filter(pk=theme).exclude(standing=Standing.PROPOSED).exists()
    if gone and agreed and rested and not resting([theme]):
        raise LastPath
    if gone:
        tell(whole, "parted", reason=reason, by=by, at=at, facts={"of": _references(gone)})
    return len(gone)


def _linked(whole: Record, causes: Sequence[Record]) -> set[int]:
    links = Link.objects.filter(effect=whole, kind=LinkKind.PART_OF, cause__in=[each.pk for each in causes])
    return set(links.values_list("cause", flat=True))


def _references(records: Sequence[Record]) -> list[str]:
    return sorted({record.reference for record in records})
