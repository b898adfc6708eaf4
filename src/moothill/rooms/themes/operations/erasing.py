"""Taking names away from what people said of themes."""

from collections.abc import Sequence
from datetime import datetime

from moothill.rooms.themes.models import Apart, Missed


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take the names of these participants from what they set apart and settled. What they said stays."""
    Apart.objects.filter(by__in=participants).exclude(by_name="").update(by_name="")
    Missed.objects.filter(by__in=participants).exclude(by_name="").update(by_name="")
