"""The plan itself: its commitments with their milestones, what was reported on these, and the consultation on its draft."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from moothill.front.sample.schema.base import Label, Part, Sourced

Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
# How a report said that a milestone stood; None where its state is not visible.
Status = Literal["on_track", "delayed", "complete", "delivered", "altered"] | None


class Update(Sourced):
    """What one report said of one milestone. `period` is the month to which the report goes."""

    period: Month
    status: Status
    status_note: str = ""
    fact: str = ""


class Milestone(Sourced):
    """A milestone under its printed number within the commitment, or a group of them that is known by its title only."""

    number: Label
    title: Label
    group: Label | None
    updates: tuple[Update, ...]
    lead: None
    start: None
    end: None
    latest_status: Status


class Change(Part):
    """That milestones of a commitment were altered by the report of a month, for a reason that it states."""

    period: Month
    reason: Label
    source: str


class Outcome(Part):
    """How the commitment ended, as the government itself reported."""

    as_of: Month
    text: str
    source: str
    also_source: str = ""
    certain: bool = True


class Finding(Part):
    """What the independent reviewers coded; None where it could not be read."""

    ogp_id: Label
    verifiable: Label
    relevant: Label
    ambition: Label
    early_results: Label
    completion: Label | None
    completion_note: str
    source: str
    note: str = ""


class Commitment(Sourced):
    """A commitment of the plan. `themes` are labels: which themes are thought to be behind it."""

    number: int
    ogp_id: Label
    title: Label
    title_variants: tuple[Label, ...]
    lead: Label
    start: str
    end: str
    date_text: Label
    date_conflict: str = ""
    problem: str
    expected_result: str
    partners: tuple[Label, ...]
    civil_society_leads: tuple[Label, ...] = ()
    civil_society_leads_source: str = ""
    themes: tuple[Label, ...]
    theme_link_certain: bool
    milestones: tuple[Milestone, ...]
    milestones_visible_complete: bool
    milestone_changes: tuple[Change, ...] = ()
    milestone_note: str
    outcome: Outcome
    irm: Finding


class Consultation(Sourced):
    """How the draft of the plan was open for comment, when the plan was submitted, and when the comments were answered."""

    opened: dt.date
    closed: dt.date
    days: int
    channels: tuple[Label, ...]
    response_published: dt.date
    response_form: Label
    submitted: dt.date
    submitted_source: str
    opened_source: str
    closing_source: str
