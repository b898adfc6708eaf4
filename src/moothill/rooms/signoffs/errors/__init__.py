"""Named errors of this room."""

from moothill.rooms.signoffs.errors.laying import NotForApproval, NotInstead
from moothill.rooms.signoffs.errors.signing import (
    ConditionsNeeded,
    InTheFuture,
    NoSuchDocument,
    OutOfOrder,
    PassedAlready,
    RecordGone,
    RouteGone,
    TooEarly,
    WithoutTheRole,
)

__all__ = [
    "ConditionsNeeded",
    "InTheFuture",
    "NoSuchDocument",
    "NotForApproval",
    "NotInstead",
    "OutOfOrder",
    "PassedAlready",
    "RecordGone",
    "RouteGone",
    "TooEarly",
    "WithoutTheRole",
]
