"""What was promised by when: what is late, what is due soon, and what was done late. Words that cannot tell are said to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moothill.commons.cycles.models import Cycle
from moothill.core.dates import Answer, Period, Precision
from moothill.core.policy import CycleState, RecordState
from moothill.rooms.monitoring.kinds import State
from moothill.rooms.monitoring.models import Update
from moothill.rooms.monitoring.queries.dashboard.rows import Step, Whole
from moothill.rooms.monitoring.queries.states import dated

SOON = 90  # days


class Due(StrEnum):
    """How a milestone stands to its date, in the order of the page."""

    LATE = "late"
    SOON = "due-soon"
    CANNOT_TELL = "cannot-tell"
    DONE_LATE = "done-late"
    LATER = "due-later"
    DONE = "done-in-time"
    DROPPED = "dropped"
    NO_DATE = "no-date"


@dataclass(frozen=True, slots=True)
class Owed:
    """One milestone and its date. `days` are those by which it is late, or was; or those that are left.

    `on` is the day as of which it was first said to be complete, None where it is not.
    """

    step: Step
    due: Due
    days: int = 0
    on: date | None = None


def counted_on(whole: Whole, cycle: Cycle, today: date) -> date:
    """The day for which lateness is reckoned: today; once the cycle has ended its last day, or that of the last report if
    that came later, because nobody says any more what was done after it.
    """
    if cycle.state != CycleState.ENDED:
        return today
    return min(today, max(cycle.ends, whole.last_day or cycle.ends))


def owed(steps: Sequence[Step], today: date) -> list[Owed]:
    """Each of these milestones with its date, as of `today`: what is later by more days first. At most one question."""
    finished = _finished([step.pk for step in steps if step.said.complete])
    found = [_owed(step, today, finished.get(step.pk)) for step in steps]
    order = list(Due)
    return sorted(found, key=lambda each: (order.index(each.due), _urgency(each)))


def _urgency(each: Owed) -> int:
    return each.days if each.due in (Due.SOON, Due.LATER) else -each.days


def _owed(step: Step, today: date, on: date | None) -> Owed:
    last = step.when.latest if step.when else None
    if step.when is None or last is None:
        return Owed(step, Due.NO_DATE, on=on)
    if on is not None:
        late = (on - last).days
        return Owed(step, Due.DONE_LATE, late, on) if late > 0 else Owed(step, Due.DONE, on=on)
    if step.said.dropped:
        return Owed(step, Due.DROPPED)
    match _is_due(step.when, last, today):
        case Answer.YES:
            return Owed(step, Due.LATE, (today - last).days)
        case Answer.CANNOT_TELL:
            return Owed(step, Due.CANNOT_TELL, (last - today).days)
        case Answer.NO:
            left = (last - today).days
            return Owed(step, Due.SOON if left <= SOON else Due.LATER, left)


def _is_due(when: Period, last: date, today: date) -> Answer:
    """Whether the end of a milestone is past. In the month, or in the week, that its words end with, they do not tell."""
    if last < today:
        return Answer.YES
    match when.precision:
        case Precision.MONTH:
            begins = last.replace(day=1)
        case Precision.WEEK | Precision.PART:
            begins = when.earliest or last
        case _:
            return Answer.NO
    return Answer.CANNOT_TELL if begins <= today else Answer.NO


def _finished(milestones: Iterable[int]) -> Mapping[int, date]:
    """Since which day each of these has been called complete without a break, by whoever said so first."""
    ids = list(milestones)
    if not ids:
        return {}
    rows = dated(Update.objects.filter(record__state=RecordState.PUBLISHED, milestone__in=ids))
    since: dict[int, date] = {}
    for pk, state, day in rows.order_by("holds", "record__published_at", "pk").values_list(
        "milestone", "state", "holds"
    ):
        if state == State.COMPLETE:
            since.setdefault(pk, day)
        else:
            since.pop(pk, None)
    return since
