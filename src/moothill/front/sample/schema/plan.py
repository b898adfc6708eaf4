"""The process, its stages, dates, aims and channels."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from moothill.front.sample.schema.base import Count, Label, Month, Part, Sourced


class Allowed(Part):
    """How many commitments a plan may have."""

    min: Count
    max: Count


class Lead(Part):
    """Somebody who leads the work for a side."""

    role: Label
    post: Label
    name: Label
    organisation: Label
    team: Label
    note: str = ""


class Process(Sourced):
    """The cycle, and the key details of its planning page."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
    title: Annotated[str, Field(min_length=1, max_length=200)]
    section_title_as_written: str
    jurisdiction: Label
    ogp_membership: str
    plan_number: int
    previous_plan: str
    start_date: dt.date
    start_date_text: str
    planned_completion_date: dt.date
    planned_completion_text: str
    commitments_allowed: Allowed
    purpose: str
    leads: tuple[Lead, ...]
    leads_as_written: str
    government_team: str
    network_team: str
    organisations: tuple[str, ...]


class Introduction(Sourced):
    """What one paragraph of the page says, in few words."""

    label: Label
    fact: str


class OpennessPart(Sourced):
    """One of the parts that open government has."""

    label: Label
    covers: str


class Objective(Sourced):
    """What the engagement is for."""

    number: int
    text: Label


class WayOfWorking(Sourced):
    """One way in which all work together."""

    order: int
    text: Label
    number_as_written: str = ""


class WaysOfWorking(Sourced):
    """The list of them, and how far it got."""

    heading_as_written: str
    status: str
    items: tuple[WayOfWorking, ...]


class Stage(Sourced):
    """A stage: its period in the revised timeline, and that in the heading of its table."""

    key: Label
    number: Annotated[int, Field(ge=1, le=100)]
    title: Label
    revised_period_text: str
    revised_months: tuple[Month, ...]
    heading_period_text: str
    heading_line: int
    period_conflict: bool
    summary: str
    summary_line: int
    detail_cell: str


class Trace(Part):
    """Where an earlier timeline can still be seen."""

    stage: int
    months: str
    line: int


class TimelineVersion(Sourced):
    """A timeline at one time; `valid_from` for the one that replaced another."""

    version: Label
    valid_from: dt.date | None = None
    traces: tuple[Trace, ...] = ()


class Deadline(Sourced):
    """A date or a rule that the Open Government Partnership, or the team itself, has set."""

    key: Label
    label: Label
    date_text: str | None = None
    date: dt.date | None = None
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    month: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")] | None = None
    months: int | None = None
    rule: str = ""


class TimelineRow(Sourced):
    """A row of a timeline: how many marks it has, and which months they are likely to stand in."""

    label: Label
    group: Label | None
    marks: Count
    months_inferred: tuple[Month, ...]
    basis: str
    mark_as_written: str = ""


class Timeline(Sourced):
    """A table of months."""

    title: Label
    columns: tuple[str, ...]
    mark: str
    rows: tuple[TimelineRow, ...]
    revision: str = ""


class Timelines(Part):
    """The two tables of the page."""

    ogp_in_scotland: Timeline
    project_revised: Timeline


class Level(Sourced):
    """How far people can go."""

    order: int
    label: Label
    detail: str


class Channel(Sourced):
    """One cell of the table of channels."""

    group: Label
    label: Label
    group_certain: bool


class Channels(Sourced):
    """The table of channels."""

    groups_as_written: tuple[str, ...]
    groups_inferred: tuple[str, ...]
    purpose: str
    items: tuple[Channel, ...]
