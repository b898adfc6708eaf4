"""What this room keeps beside a participant, taken away when they are erased."""

from collections.abc import Sequence
from datetime import datetime

from moothill.rooms.responses.models import Consent, Finish


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take these people's names from what they agreed to and finished; that it was done stays, and for which side."""
    for model in (Consent, Finish):
        model._default_manager.filter(by__in=participants).exclude(by_name="").update(by_name="")
