"""What this room keeps beside a participant, taken away when they are erased."""

from collections.abc import Sequence
from datetime import datetime

from moothill.rooms.monitoring.models import Invitation


def erase(participants: Sequence[int], at: datetime) -> None:
    """End the personal links of these people. Their reports stay, as records do; their versions lose the name elsewhere."""
    Invitation.objects.filter(participant__in=participants, ended_at=None).update(ended_at=at)
