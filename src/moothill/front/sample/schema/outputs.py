"""What came out of the engagement, the archive of the plan before, and the page itself."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from moothill.front.sample.schema.base import Label, Later, Lines, Part, Sourced


class ThemeItem(Sourced):
    """One item of a theme."""

    number: int
    label: Label


class Theme(Sourced):
    """A theme with its items, in printed order."""

    number: int
    label: Label
    items: tuple[ThemeItem, ...]


class Prioritisation(Sourced):
    """What the event that set priorities left behind."""

    heading_as_written: str
    date: dt.date
    event_number: int
    method: str
    method_source: str
    results: None
    outcome_source: str


class Idea(Sourced):
    """One idea of that site. What it said is given in words of our own.

    `theme` and `theme_item` are labels: where it is thought to have gone. `theme_link_certain` says whether that is sure.
    """

    ref: Label
    title: Label
    paraphrase: str
    why: str
    origin: Literal["event"]
    origin_event: int
    origin_text: str
    entered_by_role: str
    entered_on: dt.date
    days_after_event: int
    votes: int
    average_score: float
    comments: int
    comment_paraphrase: str = ""
    theme: Label | None = None
    theme_item: Label | None = None
    theme_link_certain: bool = False


class IdeasPlatform(Sourced):
    """The site on which ideas were gathered."""

    name: Label
    product: str
    operator: str
    open_from: str
    open_from_text: str
    idea_form: tuple[str, ...]
    access: str
    content: str
    also_source: str
    heading_line: int
    responses_line: int
    total_ideas: int | None
    total_note: str
    ideas: tuple[Idea, ...]


class PastNotes(Sourced):
    """A link to notes that stand elsewhere."""

    label: Label
    month: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]


class EnablingCommitment(Sourced):
    """A commitment that would help others along."""

    number: int
    text: Label


class GoalRow(Sourced):
    """A theme with the goals of the United Nations that it serves, and what could be done for it in the open."""

    number: int
    theme: Label
    icons: int
    sdg_inferred: tuple[Annotated[int, Field(ge=1, le=17)], ...]
    sdg_certain: bool
    transparency: tuple[str, ...]
    accountability: tuple[str, ...]
    participation: tuple[str, ...]
    lead_organisations: tuple[str, ...]
    columns_certain: bool


class EarlierCommitment(Sourced):
    """A commitment of the plan before: its number at the partnership, and its title."""

    ogp_id: Label
    title: Label
    irm: Later = None


class ArchivePart(Part):
    """A part of the archive and its lines on the page."""

    title: Label
    lines: Lines


class Footnote(Part):
    """A footnote and its line on the page."""

    line: int
    text: str


class Archive(Sourced):
    """What the page kept of the plan before."""

    heading_as_written: str
    earlier_heading: str
    earlier_heading_source: str
    past_notes: tuple[PastNotes, ...]
    past_notes_found: Later
    mapping_heading: str
    parts: tuple[ArchivePart, ...]
    footnote: Footnote
    enabling_rule: str
    enabling_commitments: tuple[EnablingCommitment, ...]
    sdg_table_columns: tuple[str, ...]
    sdg_table: tuple[GoalRow, ...]
    sdg_note: str
    plan_2017_commitments: tuple[EarlierCommitment, ...]


class Heading(Part):
    """A heading of the page."""

    level: Annotated[int, Field(ge=1, le=3)]
    title: Label
    line: int


class WikiPage(Sourced):
    """The page from which most facts were read."""

    address: str
    page: str
    wiki: str
    revisions: Later
    sections: tuple[Heading, ...]
    sibling_pages: Later
    host_rules: Later
