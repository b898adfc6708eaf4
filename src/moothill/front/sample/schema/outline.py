"""The shape of the outline: the sections of the planning page in order, with our own summaries of its prose."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from moothill.front.sample.schema.base import Label, Lines, Part

# What `drawing` writes from the facts, by name.
Drawing = Literal["openness-parts", "enabling-commitments", "goals", "earlier-commitments"]


class Section(Part):
    """A section: text of our own, with what is drawn from the facts below it; or words above a table.

    `slot` is a panel with its option, "@handle" standing for the reference of the record made with that handle.
    """

    level: Annotated[int, Field(ge=1, le=3)]
    title: Label
    lines: Lines
    text: str = ""
    draws: Drawing | None = None
    slot: str = ""
    doubt: str = ""


class CycleWords(Part):
    """What the file of facts does not say of the cycle as a whole."""

    member: Label
    member_slug: Label
    summary: str
    zone: Label


class Page(Part):
    """The planning page itself."""

    title: Label
    purpose: str


class Earlier(Part):
    """The cycle before, of which only working material is left: its own words, its page, and the sections of that."""

    slug: Label
    title: Label
    summary: str
    starts: date
    ends: date
    source: str
    page: Page
    sections: tuple[Section, ...]


class Round(Part):
    """A reporting period: the month to which its reports go, what we call it, and the time that it reports on."""

    period: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    title: Label
    when: Label
    doubt: str


class Promise(Part):
    """Our own reading of one commitment: which values of open government its title names."""

    number: int
    values: tuple[Literal["transparency", "participation", "accountability"], ...]


class Outline(Part):
    """The cycle, its page and the sections of the page; how its commitments are read; and the cycle before."""

    cycle: CycleWords
    page: Page
    sections: tuple[Section, ...]
    commitments: tuple[Promise, ...]
    rounds: tuple[Round, ...]
    earlier: Earlier
