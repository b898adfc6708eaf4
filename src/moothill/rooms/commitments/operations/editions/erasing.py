"""What is kept beside a participant who recorded a submission, taken away when they are erased."""

from collections.abc import Sequence
from datetime import datetime

from moothill.rooms.commitments.models import Submission


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take these people's names from the submissions that they recorded; that and when it was submitted stays."""
    Submission.objects.filter(by__in=participants).exclude(by_name="").update(by_name="")
