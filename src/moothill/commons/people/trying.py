"""How often something may be tried: counted in the database, so that any number of app servers count as one."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from moothill.commons.people.errors import TooManyTries
from moothill.commons.people.models import Tries

MOST = 10
SPAN = timedelta(minutes=15)


def count_try(*, key: str, at: datetime) -> None:
    """Count one try under `key`, a digest of where it came from. Raises TooManyTries after MOST of them within SPAN.

    Call it before the try itself, outside the transaction of the try, which may be rolled back. What is older than SPAN
    is deleted on the way: nothing is kept longer.
    """
    Tries.objects.filter(since__lte=at - SPAN).delete()
    if not (_counted(key) or _begun(key, at) or _counted(key)):
        raise TooManyTries(_minutes_left(key, at))


def _counted(key: str) -> bool:
    return bool(Tries.objects.filter(key=key, count__lt=MOST).update(count=F("count") + 1))


def _begun(key: str, at: datetime) -> bool:
    try:
        with transaction.atomic():
            Tries.objects.create(key=key, since=at)
    except IntegrityError:
        return False  # there is a row: it is full, or another request was first
    return True


def _minutes_left(key: str, at: datetime) -> int:
    since = Tries.objects.filter(key=key).values_list("since", flat=True).first() or at
    return max(1, -(-int((since + SPAN - at).total_seconds()) // 60))
