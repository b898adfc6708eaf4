"""The reminder, on the day before: a job."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from moothill.core.policy import CycleState, RecordState
from moothill.rooms.activities.kinds import EXPLAINED, Form, PlaceState, State
from moothill.rooms.activities.models import Activity, Place
from moothill.rooms.activities.operations.holding import hold, is_off
from moothill.rooms.activities.operations.letters import Kind, post
from moothill.rooms.activities.queries.opening import begins_at

_NEAR = timedelta(days=2)


def remind(at: datetime) -> int:
    """Lay a letter for everybody who has a place at an event that begins tomorrow where it is; how many those were.

    It leaves at the hour of digests. Who registered after that hour knows already.
    """
    return sum(_remind(event.pk, at) for event in _near(at) if _is_time(event, at))


def _near(at: datetime) -> list[Activity]:
    near = Activity.objects.filter(
        form=Form.EVENT, earliest__gte=at.date() - _NEAR, earliest__lte=at.date() + _NEAR, places__isnull=False,
        record__state=RecordState.PUBLISHED, record__cycle__state=CycleState.RUNNING,
    )  # fmt: skip
    standing = near.exclude(state__in=[*EXPLAINED, State.COMPLETE]).order_by("pk")
    return list(standing.select_related("record__cycle"))


def _is_time(event: Activity, at: datetime) -> bool:
    begins = begins_at(event.when, event.record.cycle)
    return _hour(event) <= at and (begins is None or at < begins)


def _hour(event: Activity) -> datetime:
    assert event.earliest  # nosec: the query has seen to it
    zone = ZoneInfo(event.record.cycle.zone)
    return datetime.combine(event.earliest - timedelta(days=1), time(settings.DIGEST_HOUR), tzinfo=zone)


@transaction.atomic
def _remind(event: int, at: datetime) -> int:
    thing, _places = hold(event)
    if is_off(thing) or thing.earliest is None:
        return 0
    rows = Place.objects.filter(event=thing, state=PlaceState.IN, reminded_at=None, at__lt=_hour(thing))
    told = list(rows.exclude(email=""))
    post(Kind.REMINDER, told, cycle=thing.record.cycle, at=at)
    Place.objects.filter(pk__in=[place.pk for place in told]).update(reminded_at=at)
    return len(told)
