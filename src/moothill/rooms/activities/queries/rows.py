"""Rows ready to be drawn: everything a table shows of an activity, worked out before the template begins."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Q
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.filters import tools_of
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.dates import Answer, Period, is_over
from moothill.core.policy import CycleState, RecordState
from moothill.core.text import summary
from moothill.rooms.activities.kinds import UNFINISHED, State
from moothill.rooms.activities.models import Activity
from moothill.rooms.activities.queries.narrowing import standing

_SHORT = 300


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks at which cycle on which day, its stages by id, and whether the visitor may change things."""

    cycle: Cycle
    actor: Actor
    today: date
    stages: Mapping[int, Record]
    editing: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of activities: all that is shown of it, so that two equal rows look the same."""

    stage: int
    group: str
    reference: str
    url: str
    title: str
    number: str
    as_written: bool
    when: Period | None
    late: bool
    description: str
    remarks: str
    place: str
    outcome: str
    placeholder: bool
    is_event: bool
    responsible: tuple[tuple[str, str, str], ...]
    state: str
    tone: str
    state_reason: str
    unexplained: bool
    draft: bool
    doubt: str
    also: tuple[tuple[str, str], ...]
    tools: tuple[tuple[str, str], ...]


def rows_of(things: Iterable[Activity], sight: Sight) -> list[Row]:
    """The rows of `things`, in their order. Asks at most two questions about twins, however many rows there are."""
    found = list(things)
    twins = _twins({thing.pk: thing for thing in found}, sight)
    return [_row(thing, sight, tuple(twins[thing.pk])) for thing in found]


def _row(thing: Activity, sight: Sight, also: tuple[tuple[str, str], ...]) -> Row:
    record, state, when = thing.record, State(thing.state), thing.when
    record.cycle = sight.cycle
    url = record.get_absolute_url()
    return Row(
        stage=thing.stage_id,
        group=thing.group,
        reference=record.reference,
        url=url,
        title=record.title,
        number=thing.number or thing.number_as_written,
        as_written=bool(thing.number_as_written and not thing.number),
        when=when,
        late=_is_late(state, when, sight),
        description=_short(thing.description),
        remarks=_short(thing.remarks),
        place=thing.place,
        outcome=_short(thing.outcome),
        placeholder=thing.placeholder,
        is_event=thing.is_event,
        responsible=tuple((name, body, str(side)) for name, body, side in thing.people),
        state=str(state.label),
        tone=thing.tone,
        state_reason=thing.state_reason,
        unexplained=thing.is_unexplained,
        draft=record.state == RecordState.DRAFT,
        doubt=record.doubt,
        also=also,
        tools=tools_of(url) if sight.editing else (),
    )


def _is_late(state: State, when: Period | None, sight: Sight) -> bool:
    """Late is said of what is still to be done, only while the cycle runs, and only if the dates leave no doubt."""
    if sight.cycle.state != CycleState.RUNNING or state not in UNFINISHED or when is None:
        return False
    return is_over(when, sight.today) is Answer.YES


@lru_cache(maxsize=8192)
def _short(markdown: str) -> str:
    return summary(markdown, _SHORT) if markdown else ""


def _twins(shown: Mapping[int, Activity], sight: Sight) -> dict[int, list[tuple[str, str]]]:
    """For each row the other rows that are the same thing, in words and with their addresses."""
    same = Link.objects.filter(cause__cycle=sight.cycle, kind=LinkKind.SAME_AS)
    ends = same.filter(Q(cause__kind="activity", effect__kind="activity")).order_by("at", "pk")
    pairs = [
        (a, b)
        for cause, effect in ends.values_list("cause", "effect")
        for a, b in ((cause, effect), (effect, cause))
    ]
    wanted = [(one, other) for one, other in pairs if one in shown]
    missing = {other for _one, other in wanted if other not in shown}
    others = {**shown, **(standing(sight.cycle, sight.actor).in_bulk(missing) if missing else {})}
    twins: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for one, other in wanted:
        if other in others:
            twins[one].append(_twin(others[other], sight))
    return twins


def _twin(other: Activity, sight: Sight) -> tuple[str, str]:
    other.record.cycle = sight.cycle
    stage = sight.stages.get(other.stage_id)
    number = other.number or other.number_as_written
    if stage and stage.number and number:
        words = _("also row %(number)s of stage %(stage)s") % {"number": number, "stage": stage.number}
    else:
        words = _("also %(reference)s") % {"reference": other.record.reference}
    return words, other.record.get_absolute_url()
