"""The shape of the practice cycle's file. The values of a record are judged by its kind, when it is made."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Label = Annotated[str, Field(min_length=1, max_length=400)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Past = Annotated[int, Field(ge=-1000, le=-1)]


class Shape(BaseModel):
    """Base of everything in the file. A name that is not known here is a fault."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class CycleWords(Shape):
    """The cycle; `starts` and `ends` count days from today."""

    member: Label
    member_slug: Name
    title: Label
    slug: Name
    starts: Past
    ends: Annotated[int, Field(ge=1, le=3000)]
    zone: Label
    summary: str


class Entry(Shape):
    """A record to be made. Whatever else stands in it are its values."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)

    kind: Name
    handle: Name | None = None

    @property
    def values(self) -> dict[str, Any]:
        """The open fields, as they are written in the file."""
        return dict(self.model_extra or {})


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


class Practice(Shape):
    """The whole file."""

    cycle: CycleWords
    records: tuple[Entry, ...]
    baseline: First
    changes: tuple[Change, ...]
    links: tuple[Tied, ...]
    drafts: tuple[Later, ...]
    withdrawals: tuple[Later, ...]
