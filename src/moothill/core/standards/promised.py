"""What a cycle promised and what is told of it: commitments, their milestones, updates, and the editions of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from moothill.core.standards.known import Known

_NOTHING: Mapping[str, date] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Known):
    """A step of a commitment: the title says what is done, `output` what will exist, `verification` how to see that."""

    number: str = ""
    output: str = ""
    verification: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Known):
    """One commitment as it stands; `when` is from its start to its end.

    `values` are pairs of a value of open government and how it serves it. `civil_partner` says that somebody of civil
    society is named among those who take part. `areas` and `goals` count what is named. `traced` says that it leads back
    to a contribution; None where that cannot be told.
    """

    number: str = ""
    problem: str = ""
    causes: str = ""
    so_far: str = ""
    solution: str = ""
    result: str = ""
    values: tuple[tuple[str, str], ...] = ()
    areas: int = 0
    goals: int = 0
    lead: str = ""
    government_lead: str = ""
    civil_lead: str = ""
    civil_partner: bool = False
    contact: str = ""
    traced: bool | None = None
    milestones: tuple[Milestone, ...] = ()


class Standing(StrEnum):
    """Where a milestone stands, by an update."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    BEHIND = "behind"
    ON_HOLD = "on-hold"
    COMPLETE = "complete"
    ALTERED = "altered"
    DROPPED = "dropped"
    AFTER_END = "after-end"
    NOT_SAID = "not-said"  # the report does not say, or in a word that is not known here

    @classmethod
    def _missing_(cls, value: object) -> "Standing":
        return cls.NOT_SAID


WEAK = frozenset(
    {Standing.NOT_STARTED, Standing.BEHIND, Standing.ON_HOLD, Standing.DROPPED, Standing.AFTER_END}
)
"""These want a word on what stands in the way."""

MOVING = frozenset({Standing.IN_PROGRESS, Standing.BEHIND, Standing.COMPLETE, Standing.AFTER_END})
"""Of these something was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update(Known):
    """What one side says of a milestone, which is named by its reference. `day` is that as of which it holds.

    `evidence` counts what is shown for it; `challenge` says that something is named which stands in the way.
    """

    milestone: str
    side: str = ""
    state: Standing = Standing.IN_PROGRESS
    day: date | None = None
    evidence: int = 0
    challenge: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Known):
    """An issued edition of the plan, of a `day`. `place` is its number, `commitments` counts what it bundles.

    `signed` are the sides that signed its foreword, `approved` the days on which each side passed its last step of a
    sign-off route laid on it. `amends` is the reference of the edition that it changes, `agreed` says that it names who
    agreed to that. `submitted` is the day on which the OGP got it.
    """

    place: int = 1
    day: date | None = None
    commitments: int = 0
    vision: bool = False
    signed: frozenset[str] = frozenset()
    approved: Mapping[str, date] = field(default_factory=lambda: _NOTHING, hash=False)
    amends: str = ""
    agreed: bool = False
    submitted: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftCall(Known):
    """A call by which a draft was open for comment, from its opening to its closing (`when`)."""
