"""When digests are due: daily at an hour of the cycle's own day, weekly on Mondays; and the letters of each round."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.notifications.models import Round
from moothill.commons.notifications.outbox import DAILY, WEEKLY, post_step

STEP = 2000  # letters laid in the outbox in one transaction


def post_digests(at: datetime) -> int:
    """Lay in the outbox every digest whose hour has come; how many rounds were begun and ended."""
    due = [(cycle, *each) for cycle in Cycle.objects.order_by("pk") for each in _due(cycle, at)]
    done = set(
        Round.objects.filter(period__in={period for _c, _k, period in due}).values_list(
            "cycle", "kind", "period"
        )
    )
    todo = [each for each in due if (each[0].pk, each[1], each[2]) not in done]
    for cycle, kind, period in todo:
        _round(cycle, kind, period, at)
    return len(todo)


def _due(cycle: Cycle, at: datetime) -> list[tuple[str, str]]:
    """The kinds and periods whose hour has come last; what was missed while nothing ran is made up for."""
    day = last_day(cycle, at)
    monday = day - timedelta(days=day.weekday())
    return [(DAILY, day.isoformat()), (WEEKLY, monday.isoformat())]


def last_day(cycle: Cycle, at: datetime) -> date:
    """The last day whose hour of digests has come where the cycle lives."""
    local = at.astimezone(ZoneInfo(cycle.zone))
    return local.date() if local.hour >= settings.DIGEST_HOUR else local.date() - timedelta(days=1)


def _round(cycle: Cycle, kind: str, period: str, at: datetime) -> None:
    last: int | None = 0
    while last is not None:
        with transaction.atomic():
            last = post_step(kind, cycle, period, at=at, after=last, most=STEP)
    Round.objects.get_or_create(cycle=cycle, kind=kind, period=period, defaults={"at": at})
