"""What is kept here beside a participant: the name under which they said something."""

from collections.abc import Sequence
from datetime import datetime

from moothill.commons.discussion.models import Comment


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take the names of these participants from their comments; the words stay. Call in the erasing transaction."""
    Comment.objects.filter(by__in=participants).exclude(by_name="").update(by_name="")
