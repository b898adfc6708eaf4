"""From what a commitment was born: said by links alone, by whoever may link, each act with a reason."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.errors import ReasonNeeded, WrongState
from moothill.commons.record.linking import join, part
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.operations import create, facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.commitments.errors import NotACause, NothingNamed, TooManyCauses, TracedAlready
from moothill.rooms.commitments.queries.behind import CAUSES

MOST = 200  # in one act


@transaction.atomic
def found(
    *,
    cycle: Cycle,
    title: str,
    causes: Sequence[Record],
    by: Actor,
    at: datetime,
    values: Mapping[str, Any] | None = None,
    reason: str = "",
    key: UUID | None = None,
) -> Record:
    """A new commitment, public from its first wording, that these themes, points, responses and contributions became.

    `values` are further open fields. A `key` seen before gets what it made then. Raises Refused, Invalid, KeyReused,
    NothingNamed, NotACause, TooManyCauses.
    """
    require(Act.LINK, facts_of(by, cycle))
    kind = kinds.get("commitment")
    laying.lock_serial(cycle, kind)
    before = laying.answered(key, cycle=cycle, kind=kind)
    if before:
        return before
    chosen = _checked(cycle, causes)
    given = {**(values or {}), "title": title}
    made = create(kind=kind, cycle=cycle, values=given, by=by, at=at, reason=reason, key=key)
    _join(made, chosen, reason=reason, by=by, at=at)
    return made


@transaction.atomic
def trace(*, commitment: Record, causes: Sequence[Record], reason: str, by: Actor, at: datetime) -> int:
    """Say that these became this commitment; how many were not said to before, which stay as they are.

    Raises Refused, ReasonNeeded, WrongState, NothingNamed, NotACause, TooManyCauses, TracedAlready.
    """
    locked = _locked(commitment, reason, by)
    chosen = _checked(locked.cycle, causes)
    linked = _linked(locked, chosen)
    fresh = [each for each in chosen if each.pk not in linked]
    if not fresh:
        raise TracedAlready(linked=True)
    _join(locked, fresh, reason=reason, by=by, at=at)
    return len(fresh)


@transaction.atomic
def untrace(*, commitment: Record, causes: Sequence[Record], reason: str, by: Actor, at: datetime) -> int:
    """Take away that these became this commitment; how many did. The journal keeps that it was said. Raises as `trace`."""
    locked = _locked(commitment, reason, by)
    if not causes:
        raise NothingNamed
    linked = _linked(locked, causes)
    gone = [each for each in causes if each.pk in linked]
    if not gone:
        raise TracedAlready(linked=False)
    part(pairs=[(each.pk, locked.pk) for each in gone], kind=LinkKind.BECAME)
    _tell(locked, "untraced", gone, reason=reason, by=by, at=at)
    return len(gone)


def _locked(commitment: Record, reason: str, by: Actor) -> Record:
    locked = laying.lock(commitment)
    require(Act.LINK, facts_of(by, locked.cycle, locked))
    if not reason.strip():
        raise ReasonNeeded
    if locked.kind != "commitment" or locked.state == RecordState.WITHDRAWN:
        raise WrongState(str(locked.get_state_display()))
    return locked


def _checked(cycle: Cycle, causes: Sequence[Record]) -> list[Record]:
    chosen = list({record.pk: record for record in causes}.values())
    if not chosen:
        raise NothingNamed
    if len(chosen) > MOST:
        raise TooManyCauses(MOST)
    for cause in chosen:
        if cause.kind not in CAUSES or cause.cycle_id != cycle.pk or cause.state != RecordState.PUBLISHED:
            raise NotACause(cause.reference)
    return chosen


def _linked(commitment: Record, causes: Sequence[Record]) -> set[int]:
    ids = [each.pk for each in causes]
    links = Link.objects.filter(effect=commitment, kind=LinkKind.BECAME, cause__in=ids)
    return set(links.values_list("cause", flat=True))


def _join(commitment: Record, causes: Sequence[Record], *, reason: str, by: Actor, at: datetime) -> None:
    pairs = [(cause.pk, commitment.pk) for cause in causes]
    join(pairs=pairs, kind=LinkKind.BECAME, by=by, at=at, note=reason[:400])
    _tell(commitment, "traced", causes, reason=reason, by=by, at=at)


def _tell(
    commitment: Record, act: str, causes: Sequence[Record], *, reason: str, by: Actor, at: datetime
) -> None:
    shown = commitment.state != RecordState.DRAFT
    write(
        head=commitment.cycle.head_id,
        kind=f"commitment.{act}" if shown else "commitment.prepared",
        subject=f"{commitment.cycle.slug}/{commitment.reference}",
        version=commitment.version,
        title=commitment.title if shown else "",
        reason=reason if shown else "",
        by=by,
        at=at,
        facts={"of": sorted(each.reference for each in causes)} if shown else {},
    )
