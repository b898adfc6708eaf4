"""How much one contributor, and one network, may contribute within an hour: counted in the database, so for all servers."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F

from moothill.commons.moderation.errors import TooMany
from moothill.commons.moderation.models import Counter

WINDOW = timedelta(hours=1)


def count(*, participant: int | None, network: str, at: datetime) -> None:
    """Count one contribution, in the caller's transaction. Raises TooMany, and then nothing was counted for good.

    The rows are taken in the same order always, and stay locked until the caller commits.
    """
    _count(f"network:{network}", settings.MOOTHILL_LIMIT_NETWORK, at)
    if participant is not None:
        _count(f"person:{participant}", settings.MOOTHILL_LIMIT_PERSON, at)


def count_at_door(*, participant: int, most: int, at: datetime) -> None:
    """As `count`, by a door with a limit of its own. Its network, which may be a whole room's, is not counted. 0: none."""
    _count(f"door:{participant}", most, at)


def _count(key: str, most: int, at: datetime) -> None:
    if not most:
        return
    window = at.replace(minute=0, second=0, microsecond=0)
    row = Counter.objects.filter(key=key, window=window)
    if row.filter(count__lt=most).update(count=F("count") + 1):
        return
    Counter.objects.bulk_create([Counter(key=key, window=window)], ignore_conflicts=True)
    if not row.filter(count__lt=most).update(count=F("count") + 1):
        raise TooMany(most, int((window + WINDOW - at).total_seconds()))
