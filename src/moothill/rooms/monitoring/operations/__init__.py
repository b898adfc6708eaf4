"""The verbs of this room."""

from moothill.rooms.monitoring.operations.asking import Asked, ask
from moothill.rooms.monitoring.operations.closing import close_round, reopen_round
from moothill.rooms.monitoring.operations.linked import owner_of, report_by_link
from moothill.rooms.monitoring.operations.reminding import remind
from moothill.rooms.monitoring.operations.reporting import Proof, Said, report
from moothill.rooms.monitoring.operations.turning import round_turned, update_turned

__all__ = [
    "Asked",
    "Proof",
    "Said",
    "ask",
    "close_round",
    "owner_of",
    "remind",
    "reopen_round",
    "report",
    "report_by_link",
    "round_turned",
    "update_turned",
]  # fmt: skip
