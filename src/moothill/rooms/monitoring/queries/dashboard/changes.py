"""What changed since a day: states, dates, and what came or went."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record, Revision
from moothill.core.policy import RecordState, Side
from moothill.rooms.commitments.queries.milestones import Moved, moves_of
from moothill.rooms.monitoring.kinds import State
from moothill.rooms.monitoring.models import Update
from moothill.rooms.monitoring.queries.dashboard.rows import Step, Whole
from moothill.rooms.monitoring.queries.dashboard.told import Span
from moothill.rooms.monitoring.queries.states import dated

MOST = 200  # rows of each sort on one page; the journal tells of all
_CAME, _WENT = ("created", "published", "put-back"), ("withdrawn",)
_SIDES = (Side.GOVERNMENT, Side.CIVIL_SOCIETY)


@dataclass(frozen=True, slots=True)
class Turn:
    """That a side says otherwise now of a milestone: `before` is "" where it had said nothing. `update` says it now."""

    step: Step
    side: Side
    before: str
    update: Update

    @property
    def went_back(self) -> bool:
        """Whether it had been complete, and is not any more."""
        return self.before == State.COMPLETE and self.update.state != State.COMPLETE


@dataclass(frozen=True, slots=True)
class Shifted:
    """That the dates of a milestone were moved."""

    step: Step
    moved: Moved


@dataclass(frozen=True, slots=True)
class Passing:
    """That a commitment or milestone came into sight or went out of it: in which act, when, and why."""

    record: Record
    came: bool
    at: datetime
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All of it, the newest last. `cut` says that there is more of some sort than is told."""

    turns: tuple[Turn, ...]
    shifted: tuple[Shifted, ...]
    passings: tuple[Passing, ...]
    cut: bool

    @property
    def none(self) -> bool:
        """Whether nothing changed."""
        return not (self.turns or self.shifted or self.passings)


def since_when(spans: Sequence[Span], cycle: Cycle, today: date) -> date:
    """The day from which changes are told where nobody asks for another: the end of the last period but one."""
    ends = [span.when.latest for span in spans if span.when and span.when.latest]
    over = sorted(end for end in set(ends) if end <= today)
    return over[-2] if len(over) > 1 else cycle.starts


def changes(whole: Whole, cycle: Cycle, actor: Actor, since: date) -> Changes:
    """What is otherwise now than on the evening of `since`. Three questions."""
    steps = {step.pk: step for step in whole.steps}
    start = datetime.combine(since, time.max, tzinfo=ZoneInfo(cycle.zone))
    turns = list(_turns(steps, since))
    shifted = [
        Shifted(steps[pk], moved)
        for pk, moves in moves_of(steps).items()
        for moved in moves
        if moved.at > start
    ]
    passings = list(_passings(cycle, actor, start))
    cut = max(len(turns), len(shifted), len(passings)) > MOST
    shifted.sort(key=lambda each: each.moved.at)
    return Changes(tuple(turns[:MOST]), tuple(shifted[:MOST]), tuple(passings[:MOST]), cut)


def _turns(steps: Mapping[int, Step], since: date) -> Iterable[Turn]:
    before = _said_on(steps, since)
    for pk, step in steps.items():
        now = {Side.GOVERNMENT: step.said.government, Side.CIVIL_SOCIETY: step.said.civil}
        for side in _SIDES:
            update = now[side]
            was = before.get((pk, side), "")
            if update is not None and update.state != was:
                yield Turn(step, side, was, update)


def _said_on(milestones: Iterable[int], day: date) -> Mapping[tuple[int, str], str]:
    """What each side had said last on a day."""
    place = Window(
        RowNumber(),
        partition_by=["milestone", "side"],
        order_by=[F("holds").desc(), F("record__published_at").desc(), F("pk").desc()],
    )
    public = Update.objects.filter(record__state=RecordState.PUBLISHED, milestone__in=list(milestones))
    rows = dated(public).filter(holds__lte=day).annotate(place=place).filter(place=1)
    return {(pk, side): state for pk, side, state in rows.values_list("milestone", "side", "state")}


def _passings(cycle: Cycle, actor: Actor, start: datetime) -> Iterable[Passing]:
    """What was shown or withdrawn by an act of its own; a plan that was imported whole did not come piece by piece."""
    seen: Any = Record.objects.addressable_by(actor).filter(cycle=cycle, kind__in=("commitment", "milestone"))
    rows = Revision.objects.filter(record__in=seen, at__gt=start, act__in=(*_CAME, *_WENT))
    shown = rows.exclude(state=RecordState.DRAFT).select_related("record").order_by("at", "pk")
    for row in shown[: MOST + 1]:
        row.record.cycle = cycle
        if row.record.state != RecordState.DRAFT:
            yield Passing(row.record, row.act in _CAME, row.at, cycle.day(row.at), row.reason)
