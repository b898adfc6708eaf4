"""Forgetting who registered, some time after the event: a job."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce

from moothill.rooms.activities.models import Place
from moothill.rooms.activities.operations.letters import forget_addresses, forget_sent

GONE = {"name": "", "email": "", "access_needs": ""}
_AT_A_TIME = 500


def forget(at: datetime) -> int:
    """Delete names, addresses and access needs MOOTHILL_PLACES_DAYS days after the event; how many places that were.

    An event of which no day is known is over when its cycle is. The addresses of letters that have left go at once.
    """
    forget_sent()
    last = at.date() - timedelta(days=settings.MOOTHILL_PLACES_DAYS)
    over = Coalesce(F("event__latest"), F("event__record__cycle__ends"))
    old = Place.objects.alias(over=over).filter(over__lt=last, forgotten_at=None).order_by("pk")
    gone = 0
    while rows := dict(old.values_list("pk", "email")[:_AT_A_TIME]):
        forget_addresses(set(rows.values()) - {""})
        gone += Place.objects.filter(pk__in=rows).update(**GONE, forgotten_at=at)
    return gone
