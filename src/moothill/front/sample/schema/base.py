"""What every entry of the file has."""

from datetime import date, time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Label = Annotated[str, Field(min_length=1, max_length=400)]
Month = Annotated[int, Field(ge=1, le=12)]
Count = Annotated[int, Field(ge=0, le=10_000)]
Lines = tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]]
# A part of the file that a room still to come will hold. It may have any shape.
Later = object


class Part(BaseModel):
    """Base of everything in the file. A name that the schema does not know is a fault: it may be a misspelt one."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Sourced(Part):
    """A fact with its source. `certain` is false for what was inferred, contradicts something, or was lost; see `note`."""

    source: Annotated[str, Field(pattern=r"^https?://\S+$", max_length=400)]
    source_lines: Lines | None = None
    certain: bool = True
    note: str = ""


class Dated(Part):
    """A date in the words of its source, and the days that the file takes them to mean."""

    date_text: str | None = None
    start_date: date | None = None
    end_date: date | None = None
    start_time: time | None = None
    end_time: time | None = None


class Somebody(Part):
    """A person in a public role, or a body."""

    name: Label | None
    organisation: Label | None
    certain: bool = True
    group: str = ""
