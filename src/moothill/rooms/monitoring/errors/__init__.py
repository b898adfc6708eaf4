"""Named errors of this room. Each says what is wrong and what to do."""

from moothill.rooms.monitoring.errors.reporting import (
    InvalidReports,
    LeadLeft,
    NothingReported,
    NotYourCommitment,
    NotYourSide,
    OutOfReach,
)
from moothill.rooms.monitoring.errors.rounds import (
    ClosedAlready,
    NobodyToAsk,
    NotClosed,
    RoundNotOpen,
)

__all__ = [
    "ClosedAlready", "InvalidReports", "LeadLeft", "NobodyToAsk", "NotClosed", "NotYourCommitment", "NotYourSide",
    "NothingReported", "OutOfReach", "RoundNotOpen",
]  # fmt: skip
