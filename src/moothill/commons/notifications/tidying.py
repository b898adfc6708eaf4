"""Forgetting: notices and letters after their time, and addresses that were never confirmed."""

from datetime import datetime, timedelta
from typing import Any

from moothill.commons.notifications.models import Letter, LetterState, Notice, Round
from moothill.commons.notifications.outbox import CONFIRM
from moothill.commons.notifications.outbox import KEPT as QUESTIONS_KEPT

KEPT = timedelta(days=180)  # how long a notice is kept, read or not
_STEP = 5000  # rows of one transaction


def tidy(at: datetime) -> int:
    """Forget what is older than it is kept; how many notices that were."""
    _sweep(Letter.objects.filter(kind=CONFIRM, made_at__lt=at - QUESTIONS_KEPT))
    _sweep(Letter.objects.exclude(state=LetterState.WAITING).filter(done_at__lt=at - KEPT))
    _sweep(Round.objects.filter(at__lt=at - KEPT))
    return _sweep(Notice.objects.filter(at__lt=at - KEPT))


def _sweep(old: Any) -> int:
    gone = 0
    while ids := list(old.order_by("pk").values_list("pk", flat=True)[:_STEP]):
        old.model.objects.filter(pk__in=ids).delete()
        gone += len(ids)
    return gone
