"""What this room keeps beside a participant, taken away when they are erased."""

from collections.abc import Sequence
from datetime import datetime

from moothill.rooms.signoffs.models import Signature


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take these people's names from what they entered, and from who said it where that is themselves.

    What an office decided, and on which day, stays.
    """
    own = Signature.objects.filter(by__in=participants).exclude(by_name="")
    for signature in own:
        if signature.said_by == signature.by_name:
            signature.said_by = ""
        signature.by_name = ""
        signature.save(update_fields=["said_by", "by_name"])
