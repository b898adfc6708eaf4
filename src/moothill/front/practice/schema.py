"""The shape of the practice cycle's file. The values of a record are judged by its kind, when it is made."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field

from moothill.front.practice.acts import (
    Answered,
    Asked,
    Born,
    Change,
    Closed,
    Contributed,
    Cut,
    First,
    Judged,
    Kept,
    Label,
    Laid,
    Later,
    Led,
    Moved,
    Name,
    Past,
    Placed,
    Planned,
    Read,
    Reported,
    SetApart,
    Shape,
    Signed,
    Summed,
    Tied,
)


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


class Practice(Shape):
    """The whole file."""

    cycle: CycleWords
    records: tuple[Entry, ...]
    baseline: First
    contributions: tuple[Contributed, ...]
    changes: tuple[Change, ...]
    links: tuple[Tied, ...]
    drafts: tuple[Later, ...]
    withdrawals: tuple[Later, ...]
    codebooks: tuple[Kept, ...]
    readings: tuple[Read, ...]
    missed: tuple[Asked, ...]
    apart: tuple[SetApart, ...]
    judgements: tuple[Judged, ...]
    placed: tuple[Placed, ...]
    answers: tuple[Answered, ...]
    leads: tuple[Led, ...]
    born: tuple[Born, ...]
    summaries: tuple[Summed, ...]
    cuts: tuple[Cut, ...]
    moved: tuple[Moved, ...]
    plans: tuple[Planned, ...]
    routes: tuple[Laid, ...]
    signatures: tuple[Signed, ...]
    reports: tuple[Reported, ...]
    closings: tuple[Closed, ...]

    @property
    def later(self) -> int:
        """How many records are made after the first batch: the baseline, contributions, codebooks, drafts, withdrawn
        ones, responses, routes, drafts of commitments, editions of the plan, reports with the documents that prove them.
        """
        papers = sum(len(each.evidence) for each in self.reports)
        early = (self.codebooks, self.drafts, self.withdrawals, self.answers, self.routes)
        return 1 + papers + sum(map(len, (self.contributions, *early, self.cuts, self.plans, self.reports)))
