"""Stages: the overview, and which of them a day falls into."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.core.dates import Answer, Period, Precision, is_over
from moothill.core.policy import CycleState
from moothill.rooms.plan.models import Stage
from moothill.rooms.plan.queries.parts import Part, part_of, standing
from moothill.rooms.plan.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage, ready to be drawn."""

    thing: Stage
    part: Part
    when: Period | None
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Here:
    """Where the cycle stands on a day: `answer` says whether the dates tell, `stages` which of them it is or may be."""

    answer: Answer
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One stage on the strip that `ui/stages.html` draws; `state` is done, now or next."""

    label: str
    when: str
    url: str
    state: str


def stages(cycle: Cycle, actor: Actor) -> Any:
    """The stages of a cycle that `actor` may see, in order: a query to narrow further."""
    return standing(Stage, cycle, actor)


def stage_rows(things: Iterable[Stage], sight: Sight) -> list[StageRow]:
    """The rows of `things`, in their order; asks nothing more than `things` does."""
    return [
        StageRow(
            thing,
            part_of(thing, sight),
            thing.when,
            tuple(row["step"] for row in thing.steps),
        )
        for thing in things
    ]


def current_stage(stages: Iterable[Stage], today: date) -> Here:
    """Whether `today` falls into any of `stages`: yes with those it surely does, cannot tell with those it may, or no."""
    answers = [(stage, under_way(stage.when, today)) for stage in stages]
    for answer in (Answer.YES, Answer.CANNOT_TELL):
        if found := tuple(stage for stage, each in answers if each is answer):
            return Here(answer, found)
    return Here(Answer.NO, ())


def under_way(period: Period | None, today: date) -> Answer:
    """Whether a stage with this period is under way on `today`. A stage lasts all the days that its words name."""
    if period is None or not period.is_known:
        return Answer.CANNOT_TELL
    if (period.earliest and today < period.earliest) or (period.latest and today > period.latest):
        return Answer.NO
    vague = period.precision is Precision.PART or any(doubt.code == "about" for doubt in period.doubts)
    return Answer.CANNOT_TELL if vague else Answer.YES


def strip(stages: Sequence[Stage], cycle: Cycle, today: date) -> list[Step]:
    """The stages as a strip. "You are here" only while the cycle runs, and only where the dates leave no doubt."""
    return [_step(stage, cycle, today) for stage in stages]


def _step(stage: Stage, cycle: Cycle, today: date) -> Step:
    stage.record.cycle = cycle
    label = f"{stage.record.number}: {stage.record.title}"
    words = stage.when.words if stage.when else ""
    return Step(label, words, stage.record.get_absolute_url(), _state(stage.when, cycle, today))


def _state(period: Period | None, cycle: Cycle, today: date) -> str:
    if cycle.state == CycleState.RUNNING and under_way(period, today) is Answer.YES:
        return "now"
    if cycle.state == CycleState.ENDED or (period and is_over(period, today) is Answer.YES):
        return "done"
    return "next"
