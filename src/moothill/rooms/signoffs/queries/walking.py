"""The steps of routes in order, where each stands, and which is open."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from moothill.commons.record.models import Record
from moothill.rooms.signoffs.kinds import PASSED, STEP_TONES, StepState, Verdict
from moothill.rooms.signoffs.models import Signature, Step


@dataclass(frozen=True, slots=True)
class Walked:
    """One step and everything that was said at it, the first first. `last` is what holds; None where nothing was said."""

    step: Step
    state: StepState
    signatures: tuple[Signature, ...]

    @property
    def last(self) -> Signature | None:
        """What was said last."""
        return self.signatures[-1] if self.signatures else None

    @property
    def passed(self) -> bool:
        """Whether it is approved, with conditions or without."""
        return self.state in (StepState.APPROVED, StepState.CONDITIONS)

    @property
    def day(self) -> date | None:
        """The day on which it was passed."""
        return self.last.day if self.last and self.passed else None

    @property
    def is_open(self) -> bool:
        """Whether it can be entered now."""
        return self.state in (StepState.OPEN, StepState.REFUSED)

    @property
    def tone(self) -> str:
        """The colour that goes with its state."""
        return STEP_TONES[self.state]

    def days_late(self, today: date) -> int:
        """For how many days it has been due without being passed; 0 where it is not late."""
        due = self.step.due
        return max(0, (today - due).days) if due and not self.passed else 0


def walk(steps: Sequence[Step], said: Iterable[Signature]) -> list[Walked]:
    """The steps of one route, in their order. `said` is what was said at them, the first first."""
    by_step: dict[int, list[Signature]] = {}
    for signature in said:
        by_step.setdefault(signature.step_id, []).append(signature)
    walked: list[Walked] = []
    for step in sorted(steps, key=lambda each: each.number):
        signatures = tuple(by_step.get(step.pk, ()))
        first = not walked or walked[-1].passed
        walked.append(Walked(step, _state(signatures, first=first), signatures))
    return walked


def _state(signatures: Sequence[Signature], *, first: bool) -> StepState:
    """`first`: all steps before it are passed."""
    last = signatures[-1] if signatures else None
    if last is not None and last.verdict in PASSED:
        return StepState(last.verdict)
    if not first:
        return StepState.WAITING
    return StepState.REFUSED if last is not None and last.verdict == Verdict.REFUSED else StepState.OPEN


def walked_of(routes: Collection[int]) -> dict[int, list[Walked]]:
    """By route its steps, walked. Two questions, however many there are."""
    steps: dict[int, list[Step]] = {}
    for step in Step.objects.filter(route__in=routes).order_by("route", "number"):
        steps.setdefault(step.route_id, []).append(step)
    said: dict[int, list[Signature]] = {}
    rows = Signature.objects.filter(step__route__in=routes).select_related("step", "document")
    for signature in rows.order_by("at", "pk"):
        said.setdefault(signature.step.route_id, []).append(signature)
    return {route: walk(steps.get(route, ()), said.get(route, ())) for route in routes}


def steps_of_route(route: Record) -> dict[int, Step]:
    """The steps of a route by their numbers, ready for `operations.sign`. One question."""
    found = Step.objects.filter(route=route.pk).select_related("route__record__cycle").order_by("number")
    return {step.number: step for step in found}


def open_step(walked: Iterable[Walked]) -> Walked | None:
    """The step that can be entered now; None once all are passed."""
    return next((each for each in walked if each.is_open), None)
