"""Adopting a code, and retiring one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import ReasonNeeded
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.coding.errors.codes import StandsAbove, WrongStanding
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.operations.settling import (
    children_of,
    forget_suggestions,
    lay_change,
    refuse_gone_over,
    refuse_under_retired,
    standing_of,
    write_line,
)


@transaction.atomic
def adopt(*, code: Record, by: Actor, at: datetime, reason: str = "", key: UUID | None = None) -> Record:
    """From now on contributions can be coded to it; also one that was retired, unless it went over into others.

    A `key` seen before changes nothing more. Raises Refused, WrongStanding, KeyReused.
    """
    locked = laying.lock(code)
    require(Act.EDIT, facts_of(by, locked.cycle, locked))
    if laying.answered(key, record=locked):
        return locked
    if standing_of(locked) == Standing.ADOPTED:
        raise WrongStanding.already(locked.reference, str(Standing.ADOPTED.label))
    refuse_gone_over(locked)
    refuse_under_retired(locked)
    lay_change(locked, {"standing": Standing.ADOPTED}, act="adopted", by=by, at=at, reason=reason, key=key)
    write_line(locked, "adopted", by=by, at=at, reason=reason)
    return locked


@transaction.atomic
def retire(*, code: Record, reason: str, by: Actor, at: datetime, key: UUID | None = None) -> Record:
    """Nothing new is coded to it; what was coded to it stays.

    A `key` seen before changes nothing more. Raises Refused, ReasonNeeded, WrongStanding, StandsAbove, KeyReused.
    """
    locked = laying.lock(code)
    require(Act.EDIT, facts_of(by, locked.cycle, locked))
    if laying.answered(key, record=locked):
        return locked
    if not reason.strip():
        raise ReasonNeeded
    if standing_of(locked) == Standing.RETIRED:
        raise WrongStanding.already(locked.reference, str(Standing.RETIRED.label))
    if below := children_of([locked]):
        raise StandsAbove(locked.reference, [each.reference for each in below])
    lay_change(locked, {"standing": Standing.RETIRED}, act="retired", by=by, at=at, reason=reason, key=key)
    forget_suggestions([locked.pk])
    write_line(locked, "retired", by=by, at=at, reason=reason)
    return locked
