"""What goes when somebody is erased: everything this package holds about them."""

from collections.abc import Sequence
from datetime import datetime

from moothill.commons.notifications.models import Reader


def erase(participants: Sequence[int], at: datetime) -> None:
    """Forget that these participants read: their follows, notices, letters and choices."""
    Reader.objects.filter(participant__in=participants).delete()
