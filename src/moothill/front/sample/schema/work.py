"""Activities, events, tasks and meetings."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from moothill.front.sample.schema.base import Dated, Label, Part, Somebody, Sourced


class AgendaPoint(Part):
    """One point of an agenda, with its items."""

    number: int
    title: Label
    items: tuple[str, ...]


class Activity(Sourced, Dated):
    """A row of a table of activities; a placeholder is a row that holds none.

    `ref` names it within the file, `duplicate_of` the row that is the same event. `parent` is a number in its table.
    """

    ref: Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=40)]
    stage: int
    group: Label | None
    number: Annotated[str, Field(max_length=20)] | None
    parent: str | None
    kind: Literal["activity", "placeholder"]
    title: Label | None
    date_precision: Literal["day", "range", "week", "month", "open"] | None
    location: str | None
    description: str | None
    responsible_as_written: str | None
    responsible: tuple[Somebody, ...]
    status_as_written: str | None
    status: Literal["complete", "in_progress", "cancelled", "not_applicable", "none"]
    comments: str | None
    agenda: tuple[AgendaPoint, ...] = ()
    duplicate_of: str | None = None


class Table(Sourced):
    """How a table of activities is laid out on the page."""

    stage: int
    group: Label | None = None
    columns: tuple[str, ...]
    rows: int


class Report(Part):
    """What there is of the report of an event."""

    heading_line: int
    content: str | None
    certain: bool


class Event(Sourced):
    """What is known of a public event beyond its row in the table, which `activity_ref` names."""

    number: int
    title: Label
    activity_ref: str
    date: dt.date
    date_text: str
    city: str
    venue: str
    facilitator: str
    organisers_as_written: str
    status_as_written: str | None
    report: Report
    attendance: int | None
    attendance_note: str = ""
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    time_source: str = ""
    arrivals: dt.time | None = None
    expected_attendance: str = ""
    programme: tuple[str, ...] = ()
    programme_source: str = ""
    note_source: str = ""


class Task(Sourced):
    """A task of the delivery team."""

    number: int
    title: Label
    deadline_text: str
    deadline: dt.date | None
    responsible_as_written: str
    responsible: tuple[Somebody, ...]
    notes: str
    status_as_written: str
    status: Literal["complete", "open"]


class Meeting(Sourced):
    """A meeting of the delivery team. `notes` and `tasks` say what became of them."""

    number: int
    kind: str
    title: Label
    date: dt.date
    date_text: str
    attendees: tuple[Somebody, ...]
    notes: str
    tasks: str
