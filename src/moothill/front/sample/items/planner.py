"""What the planner room holds: the delivery team's meetings and tasks."""

from collections.abc import Iterator
from typing import Any

from moothill.commons.record.batches import Item
from moothill.front.sample.schema import Facts
from moothill.front.sample.schema.work import Meeting, Task
from moothill.front.sample.words import guessed, people, plain, source_of

_TEAM = "Delivery team"


def planner(facts: Facts) -> Iterator[Item]:
    """Meetings, then tasks."""
    for index, meeting in enumerate(facts.meetings):
        yield Item("meeting", _meeting(meeting), place=f"meetings.{index}")
    for index, task in enumerate(facts.tasks):
        yield Item("task", _task(task), place=f"tasks.{index}")


def _meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "title": meeting.title,
        "team": _TEAM,
        "when": meeting.date_text,
        "attendance": people(meeting.attendees),
        "source": source_of(meeting),
        "doubt": plain(f"notes: {meeting.notes}", f"tasks: {meeting.tasks}", meeting.note),
    }


def _task(task: Task) -> dict[str, Any]:
    """A task of the group, rather than of anybody by name, is everyone's."""
    return {
        "title": task.title,
        "when": task.deadline_text,
        "owners": people(task.responsible),
        "everyone": any(one.group for one in task.responsible),
        "notes": task.notes,
        "done": task.status == "complete",
        "status_as_written": task.status_as_written,
        "source": source_of(task),
        "doubt": plain(task.note, guessed(task.responsible, task.responsible_as_written)),
    }
