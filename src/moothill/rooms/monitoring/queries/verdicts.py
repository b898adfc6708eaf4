"""What a verdict is about: the report of the other side that stood when it was given, which may be an older one by now."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from moothill.core.policy import RecordState
from moothill.rooms.monitoring.kinds import REPORTING
from moothill.rooms.monitoring.models import Update
from moothill.rooms.monitoring.queries.sides import other_side
from moothill.rooms.monitoring.queries.states import dated, had_read

_NEEDLESS = ("happened", "hindrance", "evidence")


def about_older(updates: Iterable[Update]) -> dict[int, date]:
    """Of those updates whose verdict is about a report that is not the last of the other side any more: the day as of which
    that report holds, by the id of the update. One question; none where there is no verdict.
    """
    judging = {each.pk: each.milestone_id for each in updates if each.verdict and each.side in REPORTING}
    return dict(_older(judging.keys(), _reports(judging.values()))) if judging else {}


def _reports(milestones: Iterable[int]) -> list[Any]:
    """All that both sides said of these milestones, the newest last."""
    public = Update.objects.filter(record__state=RecordState.PUBLISHED, milestone__in=set(milestones))
    rows = dated(public.filter(side__in=REPORTING)).select_related("record").defer(*_NEEDLESS)
    return list(rows.order_by("holds", "record__published_at", "pk"))


def _older(judging: Iterable[int], reports: list[Any]) -> Iterator[tuple[int, date]]:
    said: dict[tuple[int, str], list[Any]] = {}
    for each in reports:
        said.setdefault((each.milestone_id, each.side), []).append(each)
    wanted = set(judging)
    for each in reports:
        theirs = said.get((each.milestone_id, other_side(each.side)), [])
        read = [report for report in theirs if had_read(each, report)] if each.pk in wanted else []
        if read and read[-1] is not theirs[-1]:
            yield each.pk, read[-1].holds
