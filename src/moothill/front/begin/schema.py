"""The shape of a template, and of what all templates have in common. A name that is not known here is a fault."""

from typing import Annotated, Literal, Self

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, model_validator

Label = Annotated[str, Field(min_length=1, max_length=400)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Months = Annotated[int, Field(ge=-120, le=120)]
Span = Annotated[int, Field(ge=1, le=120)]
MonthAndDay = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]


class Part(BaseModel):
    """Base of everything in a template."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Plan(Part):
    """How long a plan lasts, from the day it is due to its end, and how long it takes to make.

    `end_days` are the days of the year on which plans of this kind are due and end; none where any day will do.
    """

    months: Span
    least_months: Span
    most_months: Span
    planning_months: Span
    least_planning_days: Annotated[int, Field(ge=1, le=1000)]
    most_planning_months: Span
    end_days: tuple[MonthAndDay, ...] = ()


class Details(Part):
    """What the key details begin with."""

    title: Label = "Key details"
    purpose: str = ""
    commitments_least: Annotated[int, Field(ge=0, le=1000)] | None = None
    commitments_most: Annotated[int, Field(ge=0, le=1000)] | None = None
    doubt: str = ""


class Entry(Part):
    """An objective or a way of working."""

    title: Label


class Level(Part):
    """A level of engagement."""

    title: Label
    offer: str = ""


class Stage(Part):
    """A stage: what is left of its part's days, after the least of each, is divided by `share`."""

    handle: Name
    title: Label
    part: Literal["planning", "implementation"]
    share: Annotated[int, Field(ge=1, le=1000)]
    least_days: Annotated[int, Field(ge=1, le=1000)] = 1
    aim: str = ""


class Row(Part):
    """A row of the starter timeline, over the stages named."""

    title: Label
    stages: Annotated[tuple[Name, ...], Field(min_length=1)]


class KeyDate(Part):
    """A key date: so many months and days after the start, the day the plan is due, its end, or the start of a stage.

    With `every_months` it comes again and again until the day named by `until`. Without `after` it is a rule with no date.
    """

    title: Label
    after: Annotated[str, Field(pattern=r"^(starts|due|ends|stage:[a-z0-9-]+)$")] | None = None
    months: Months = 0
    days: Annotated[int, Field(ge=-1000, le=1000)] = 0
    every_months: Span | None = None
    until: Literal["due", "ends"] = "ends"
    rule: Annotated[str, Field(max_length=400)] = ""
    counts: Literal["", "submission", "window", "implementation"] = ""
    source: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=400)] | None = None
    doubt: Annotated[str, Field(max_length=1000)] = ""


class Template(Part):
    """A kind of cycle. `pack` names the rule pack that a cycle of this kind is checked against; "" for none."""

    name: Name
    label: Label
    explains: str
    pack: str
    plan: Plan
    details: Details = Details()
    objectives: tuple[Entry, ...] = ()
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    timeline: tuple[Row, ...] = ()
    key_dates: tuple[KeyDate, ...] = ()

    @model_validator(mode="after")
    def _names_lead_somewhere(self) -> Self:
        """Every stage that is referred to is there, once; planning comes before implementation."""
        handles = [stage.handle for stage in self.stages]
        named = {name for row in self.timeline for name in row.stages}
        named |= {
            (each.after or "").removeprefix("stage:")
            for each in self.key_dates
            if "stage:" in (each.after or "")
        }
        if unknown := sorted(named - set(handles)):
            raise ValueError(_("there is no stage %(name)s. Mend the name.") % {"name": unknown[0]})
        if len(set(handles)) < len(handles):
            raise ValueError(_("two stages share a handle. Give one of them another."))
        parts = [stage.part for stage in self.stages]
        if parts != sorted(parts, reverse=True) or set(parts) != {"planning", "implementation"}:
            raise ValueError(_("put at least one stage of planning first, then those of implementation."))
        return self

    @model_validator(mode="after")
    def _lengths_fit(self) -> Self:
        plan = self.plan
        least = sum(stage.least_days for stage in self.stages if stage.part == "planning")
        after = sum(stage.least_days for stage in self.stages if stage.part == "implementation")
        if not plan.least_months <= plan.months <= plan.most_months:
            raise ValueError(_("plan.months must lie between least_months and most_months."))
        if plan.least_planning_days < least:
            raise ValueError(
                _(
                    "the stages of planning take %(least)s days at the least. Raise least_planning_days, or shorten them."
                )
                % {"least": least}
            )
        if plan.least_months * 28 < after:
            raise ValueError(
                _(
                    "the stages of implementation take %(after)s days at the least. Raise plan.least_months, or shorten them."
                )
                % {"after": after}
            )
        return self


class Page(Part):
    """The planning page itself."""

    title: Label
    purpose: str = ""


class Section(Part):
    """A section of the planning page. With `each_stage` there is one for every stage, its "{stage}" and "{handle}" filled in.

    `key` names a starter text that the go-live list asks about.
    """

    level: Annotated[int, Field(ge=1, le=3)]
    title: Label
    text: str = ""
    slot: str = ""
    key: Name | None = None
    each_stage: bool = False


class Common(Part):
    """What every template has."""

    page: Page
    details: Details
    ways: tuple[Entry, ...]
    levels: tuple[Level, ...]
    sections: tuple[Section, ...]
