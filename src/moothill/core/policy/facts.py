"""What a decision may depend on."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may be in a cycle."""

    STEWARD = "steward"
    TEAM_MEMBER = "team-member"
    MODERATOR = "moderator"
    COMMITMENT_LEAD = "commitment-lead"
    REVIEWER = "reviewer"
    OBSERVER = "observer"


class Side(StrEnum):
    """Whose interest a role holder speaks for. Rights never depend on it: both sides stand level."""

    GOVERNMENT = "government"
    CIVIL_SOCIETY = "civil-society"
    NEITHER = "neither"


class CycleState(StrEnum):
    """Draft cycles are seen by their own people only; ended ones stay readable for ever."""

    DRAFT = "draft"
    RUNNING = "running"
    ENDED = "ended"


class RecordState(StrEnum):
    """Where a record stands on its way to the public."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Mode(StrEnum):
    """What becomes of an edit: it is live at once and looked at afterwards, it waits for a steward, or it is refused."""

    OPEN = "open"
    SUGGEST = "suggest"
    LOCKED = "locked"


class Contributor(StrEnum):
    """The kinds of people for whom a cycle sets how things may be edited. Stewards edit everything, always."""

    GUEST = "guest"
    ACCOUNT = "account"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything one decision looks at. `roles` are those the actor holds today in the cycle at hand.

    `at_home` is true of whoever sits at the machine itself, at a site that nobody else can reach.
    `mode` is how the thing at hand may be edited by people like this one; nobody said so: not at all.
    `leading`: they are named as one of the two who lead the very thing at hand, and still hold the role for it.
    """

    roles: frozenset[Role] = frozenset()
    signed_in: bool = False
    operator: bool = False
    at_home: bool = False
    cycle: CycleState = CycleState.RUNNING
    record: RecordState = RecordState.PUBLISHED
    mode: Mode = Mode.LOCKED
    leading: bool = False
