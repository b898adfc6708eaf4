"""Meetings, each with who was there and what was agreed to be done."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.filters import tools_of
from moothill.commons.record.paging import Page, page_of
from moothill.core.dates import Period
from moothill.core.policy import RecordState
from moothill.rooms.planner.kinds import Somebody
from moothill.rooms.planner.models import Meeting
from moothill.rooms.planner.queries.sight import Sight
from moothill.rooms.planner.queries.tasks import TaskRow, task_rows, tasks

_ORDER = ("record__position", "pk")
MOST_MEETINGS = 50


@dataclass(frozen=True, slots=True)
class Minutes:
    """What was written down of one meeting: all that is shown of it, so that two equal ones look the same."""

    when: Period | None
    team: str
    place: str
    remote: str
    remote_is_address: bool
    there: tuple[Somebody, ...]
    away: tuple[Somebody, ...]
    agenda: str
    notes: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting, ready to be drawn."""

    minutes: Minutes
    reference: str
    url: str
    title: str
    actions: tuple[TaskRow, ...]
    draft: bool
    doubt: str
    tools: tuple[tuple[str, str], ...]


def meetings(cycle: Cycle, actor: Actor) -> Any:
    """The meetings of a cycle that `actor` may see, in order: a query to narrow further."""
    return Meeting.objects.visible_in(cycle, actor).select_related("record").order_by(*_ORDER)


def page_of_meetings(things: Any, *, after: str = "") -> Page:
    """One page of meetings. Raises NoSuchPage."""
    return page_of(things, _ORDER, after=after, most=MOST_MEETINGS)


def meeting_rows(things: Iterable[Meeting], sight: Sight) -> list[MeetingRow]:
    """The rows of `things`, in their order, with their actions: one question more, however many meetings."""
    found = list(things)
    actions = actions_of([thing.pk for thing in found], sight)
    return [_row(thing, sight, actions[thing.pk]) for thing in found]


def actions_of(meetings: Iterable[int], sight: Sight) -> dict[int, list[TaskRow]]:
    """The actions of meetings, by the meeting's id: the tasks that name it."""
    things = tasks(sight.cycle, sight.actor).filter(meeting__in=list(meetings))
    actions: dict[int, list[TaskRow]] = defaultdict(list)
    for row in task_rows(things, sight):
        if row.meeting_id:
            actions[row.meeting_id].append(row)
    return actions


def _row(thing: Meeting, sight: Sight, actions: list[TaskRow]) -> MeetingRow:
    record = thing.record
    record.cycle = sight.cycle
    url = record.get_absolute_url()
    return MeetingRow(
        minutes=_minutes(thing),
        reference=record.reference,
        url=url,
        title=record.title,
        actions=tuple(actions),
        draft=record.state == RecordState.DRAFT,
        doubt=record.doubt,
        tools=tools_of(url) if sight.editing else (),
    )


def _minutes(thing: Meeting) -> Minutes:
    return Minutes(
        when=thing.when,
        team=thing.team,
        place=thing.place,
        remote=thing.remote,
        remote_is_address=thing.remote_is_address,
        there=tuple(thing.there),
        away=tuple(thing.away),
        agenda=thing.agenda,
        notes=thing.notes,
    )
