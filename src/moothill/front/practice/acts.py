"""What happens in the practice cycle, as its file says it: one shape for each kind of act, most of them with a day."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Label = Annotated[str, Field(min_length=1, max_length=400)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Past = Annotated[int, Field(ge=-1000, le=-1)]
AUTHOR = "author"  # in place of a part: whoever sent it on the site, of whom nothing more is known


class Shape(BaseModel):
    """Base of everything in the file. A name that is not known here is a fault."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Contributed(Shape):
    """A contribution that came so many days ago: sent on the site, or typed in by one of the parts."""

    day: Past
    by: Name = AUTHOR
    handle: Name
    values: dict[str, Any]


class Placed(Shape):
    """A contribution that was put into a theme or into a point of one, so many days ago, and why."""

    day: Past
    by: Name
    of: Name
    into: Name
    reason: Label


class Change(Shape):
    """A change of a record, so many days ago, by one of the parts."""

    day: Past
    by: Name
    of: Name
    reason: Label
    values: dict[str, Any]


class Tied(Shape):
    """A link between two records."""

    cause: Name
    effect: Name
    kind: Name
    note: str = ""


class Agreed(Shape):
    """Somebody who agreed to a baseline."""

    name: Label
    organisation: Label
    side: Name


class Signatory(Shape):
    """Somebody who agreed to a draft: a person, an organisation, or both."""

    name: str
    organisation: str
    side: Name


class First(Shape):
    """The baseline that was cut when the cycle was made, by one of the parts."""

    by: Name
    title: Label
    why: Label
    agreed: tuple[Agreed, ...]


class Later(Shape):
    """A record that was made so many days ago and is no longer, or not yet, for everybody to read."""

    day: Past
    by: Name
    kind: Name
    reason: Label
    values: dict[str, Any]


class Kept(Shape):
    """The version of the codebook that was cut so many days ago."""

    day: Past
    by: Name
    title: Label
    why: Label


class Read(Shape):
    """A contribution that one of the parts read, and the codes they gave it; none fits if there are none."""

    day: Past
    by: Name
    of: Name
    codes: tuple[Name, ...]


class Asked(Shape):
    """Why nobody was asked, on a page of their own, what the themes miss."""

    day: Past
    by: Name
    because: Label


class SetApart(Shape):
    """A contribution that fits no theme, and why."""

    day: Past
    by: Name
    of: Name
    because: Label


class Judged(Shape):
    """How two contributions are alike, as one of the parts says: a kind of link."""

    day: Past
    by: Name
    one: Name
    other: Name
    kind: Name
    reason: Label


class Answered(Shape):
    """A response to these, drafted so many days ago, and published then or not yet."""

    day: Past
    by: Name
    to: tuple[Name, ...]
    published: bool
    values: dict[str, Any]


class Led(Shape):
    """Who of the parts leads a commitment for a side, since so many days ago."""

    day: Past
    by: Name
    of: Name
    who: Name
    side: Name
    reason: str = ""


class Born(Shape):
    """From what a commitment was born, as was said so many days ago."""

    day: Past
    by: Name
    of: Name
    origins: tuple[Name, ...] = Field(alias="from")
    reason: Label


class Summed(Shape):
    """What a commitment means in plain words, written so many days ago."""

    day: Past
    by: Name
    of: Name
    words: str


class Cut(Shape):
    """A draft of a commitment that was cut so many days ago. Without a title it gets its number as one."""

    day: Past
    by: Name
    of: Name
    title: str = ""
    why: Label
    agreed: tuple[Signatory, ...]


class Moved(Shape):
    """Dates of a milestone that were moved so many days ago."""

    day: Past
    by: Name
    of: Name
    when: Label
    because: Label
    agreed: Label


class OneStep(Shape):
    """One step of a route; `due` counts days from today."""

    office: Label
    role: Name
    side: Name
    due: int | None = None


class Laid(Shape):
    """A route of sign-offs laid on a record so many days ago, in place of the one with the title `instead` if given."""

    day: Past
    by: Name
    of: Name
    title: Label
    why: str = ""
    instead: str = ""
    steps: tuple[OneStep, ...]


class Signed(Shape):
    """What was decided at a step of the route with this title, and entered so many days ago."""

    day: Past
    by: Name
    route: Label
    step: int
    verdict: Name
    said_by: str = ""
    conditions: str = ""
    document: Name | None = None


class Paper(Shape):
    """A file that proves a report: its name, its words, and what it shows."""

    name: Label
    words: str
    title: Label


class Reported(Shape):
    """A report on a milestone that one of the parts gave for a side so many days ago."""

    day: Past
    by: Name
    of: Name
    round: Name
    side: Name
    state: Name
    happened: str = ""
    challenge: str = ""
    hindrance: str = ""
    verdict: str = ""
    whose: str = ""
    evidence: tuple[Paper, ...] = ()


class Closed(Shape):
    """A reporting period that was closed so many days ago, and why."""

    day: Past
    by: Name
    of: Name
    because: Label


class Planned(Shape):
    """An edition of the plan that was put together so many days ago, of the newest draft of each of these commitments.

    It was issued then, or not yet; `gone` says why it was withdrawn soon after.
    """

    day: Past
    by: Name
    of: tuple[Name, ...]
    issued: bool
    gone: str = ""
    values: dict[str, Any]
