"""Taking names away from scores."""

from collections.abc import Sequence
from datetime import datetime

from moothill.rooms.commitments.models import Score


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take the names of these participants from the scores they gave. Points and reasons stay."""
    Score.objects.filter(by__in=participants).exclude(by_name="").update(by_name="")
