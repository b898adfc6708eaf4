"""Deleting on time what was kept for defence."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from moothill.commons.moderation.models import Counter, Key, NetworkKey, Sighting
from moothill.commons.moderation.remembering import HOUR

EVERY = timedelta(minutes=10)
_STEP = 2_000  # rows in one transaction, so that nobody else waits long to write


@dataclass(frozen=True, slots=True)
class Cleaned:
    """How many keys and counters of past hours were deleted, and from how many contributions the network."""

    keys: int
    counters: int
    networks: int


def clean(at: datetime) -> Cleaned:
    """Delete keys and counters of past hours, and after MOOTHILL_DEFENCE_DAYS networks, haste, traps and the weeks' secrets.

    In steps; several processes may do this at once, and a second time does nothing.
    """
    last = at - timedelta(days=settings.MOOTHILL_DEFENCE_DAYS)
    NetworkKey.objects.filter(week__lt=(last - timedelta(days=7)).date()).delete()
    return Cleaned(
        keys=_deleted(Key.objects.filter(at__lte=at - HOUR)),
        counters=_deleted(Counter.objects.filter(window__lte=at - 2 * HOUR)),
        networks=_emptied(last),
    )


def _deleted(rows: object) -> int:
    total = 0
    while True:
        with transaction.atomic():
            ids = list(rows.values_list("pk", flat=True)[:_STEP])  # type: ignore[attr-defined]
            rows.model.objects.filter(pk__in=ids).delete()  # type: ignore[attr-defined]
        total += len(ids)
        if len(ids) < _STEP:
            return total


def _emptied(last: datetime) -> int:
    known = Sighting.objects.filter(at__lte=last, kept=True)
    total = 0
    while True:
        with transaction.atomic():
            ids = list(known.values_list("pk", flat=True)[:_STEP])
            Sighting.objects.filter(pk__in=ids).update(network="", seconds=None, trap=False, kept=False)
        total += len(ids)
        if len(ids) < _STEP:
            return total
