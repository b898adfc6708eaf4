"""What this room keeps beside a participant who moved dates, taken away when they are erased."""

from collections.abc import Sequence
from datetime import datetime

from moothill.rooms.commitments.models import Move


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take these people's names from the dates that they moved; that these were moved, and why, stays."""
    Move.objects.filter(by__in=participants).exclude(by_name="").update(by_name="")
