"""What the activities room holds: the rows of the tables, and what else is known of the events among them."""

from collections.abc import Iterator, Mapping
from typing import Any

from moothill.commons.record.batches import Item
from moothill.front.sample.schema import Facts
from moothill.front.sample.schema.work import Activity, AgendaPoint, Event
from moothill.front.sample.words import cited, guessed, people, plain, source_of

_STATES = {
    "complete": "complete",
    "in_progress": "in-progress",
    "cancelled": "cancelled",
    "not_applicable": "not-recorded",
    "none": "not-recorded",
}
_NO_TITLE = "(nothing written)"


def activities(facts: Facts) -> Iterator[Item]:
    """The rows in order. A row that is the same event as another is an event too."""
    events = {event.activity_ref: event for event in facts.events}
    wholes: dict[tuple[int, str | None, str | None], str] = {}
    for index, row in enumerate(facts.activities):
        event = events.get(row.ref)
        is_event = event is not None or row.duplicate_of in events
        parent = wholes[row.stage, row.group, row.parent] if row.parent else ""
        values = _values(row, event) | {"form": "event" if is_event else "activity", "parent": parent}
        wholes.setdefault((row.stage, row.group, row.number), f"@{row.ref}")
        yield Item("activity", values, handle=row.ref, place=f"activities.{index}")


def twins(facts: Facts) -> Mapping[str, str]:
    """Handles of rows that say the same as a row before them, each with the handle of that row."""
    return {row.ref: row.duplicate_of for row in facts.activities if row.duplicate_of}


def _values(row: Activity, event: Event | None) -> dict[str, Any]:
    return {
        "title": row.title or _NO_TITLE,
        "stage": f"@stage-{row.stage}",
        "group": row.group or "",
        "number": row.number or "",
        "when": row.date_text or "",
        "place": row.location or "",
        "description": "\n\n".join(filter(None, [row.description, _agenda(row.agenda)])),
        "responsible": people(row.responsible),
        "state": _STATES[row.status],
        "state_as_written": row.status_as_written or "",
        "remarks": "\n\n".join(filter(None, [row.comments, *(_more(event) if event else ())])),
        "placeholder": row.kind == "placeholder",
        "source": source_of(row),
        "doubt": plain(row.note, guessed(row.responsible, row.responsible_as_written)),
    }


def _agenda(points: tuple[AgendaPoint, ...]) -> str:
    return "\n".join(
        f"{point.number}. {': '.join([point.title, *filter(None, ['; '.join(point.items)])])}"
        for point in points
    )


def _more(event: Event) -> Iterator[str]:
    """What other sources say of an event, each with its address."""
    if event.start_time and event.end_time:
        yield f"From {event.start_time:%H:%M} to {event.end_time:%H:%M} ({cited(event.time_source)})."
    if event.arrivals:
        yield f"Arrivals from {event.arrivals:%H:%M}."
    if event.note:
        yield f"{plain(event.note)} ({cited(event.note_source or event.source)})"
    if event.programme:
        yield f"Programme: {', '.join(event.programme)} ({cited(event.programme_source)})."
    if event.expected_attendance:
        yield f"{event.expected_attendance} people were expected."
    if event.attendance is not None:
        yield f"{event.attendance} people came."
    elif event.attendance_note:
        yield f"Attendance: {event.attendance_note}."
