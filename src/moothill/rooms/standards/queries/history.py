"""What the revisions and links of a cycle tell the rules: when things changed, and what belongs together."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Min, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import cycles_visible_to
from moothill.commons.policy.actors import PASSER_BY
from moothill.commons.record.models import Link, LinkKind, Record, Revision
from moothill.commons.record.visibility import visible
from moothill.core.policy import RecordState

_MOST_DAYS = 4000
_MOST_LINKS = 10_000
_MOST_NAMED = 100
_TIMELINE = ("stage", "timeline", "timeline-row")


@dataclass(frozen=True, slots=True)
class History:
    """`attached` are ids of documents by what they hang on; `noted` and `announced` are moments by meeting."""

    first_made: datetime | None
    previous: Cycle | None
    changes: tuple[date, ...]
    renewed: tuple[date, ...]
    unexplained: tuple[str, ...]
    twins: tuple[tuple[str, str], ...]
    attached: Mapping[int, list[int]]
    noted: Mapping[int, datetime]
    announced: Mapping[int, datetime]


def history_of(cycle: Cycle, meetings: Sequence[int]) -> History:
    """Asks eight questions. `meetings` are ids of meetings that a passer-by may see."""
    records = Record.objects.visible_to(PASSER_BY).filter(cycle=cycle)
    public = Revision.objects.filter(
        visible(PASSER_BY, "record__"), record__cycle=cycle, state=RecordState.PUBLISHED
    )
    return History(
        first_made=records.aggregate(first=Min("created_at"))["first"],
        previous=_previous(cycle),
        changes=_days(public, cycle),
        renewed=_days(public.filter(record__kind="document"), cycle),
        unexplained=_unexplained(public),
        twins=_twins(cycle),
        attached=_attached(cycle),
        noted=_first_written(meetings, "notes"),
        announced=_first_written(meetings, "agenda"),
    )


def _previous(cycle: Cycle) -> Cycle | None:
    """The plan of the same member that began last before this one."""
    others = cycles_visible_to(PASSER_BY).filter(member=cycle.member_id, starts__lt=cycle.starts)
    return others.order_by("-starts", "-ends").first()


def _days(revisions: Any, cycle: Cycle) -> tuple[date, ...]:
    """The last days on which something was changed, in order."""
    moments = revisions.datetimes("at", "day", order="DESC", tzinfo=ZoneInfo(cycle.zone))[:_MOST_DAYS]
    return tuple(sorted(moment.date() for moment in moments))


def _unexplained(revisions: Any) -> tuple[str, ...]:
    """Stages and parts of timelines that somebody changed, once they were public, and did not say why."""
    changed = revisions.filter(record__kind__in=_TIMELINE, act="revised", reason="", number__gt=1)
    references = changed.order_by("record__reference").values_list("record__reference", flat=True).distinct()
    return tuple(references[:_MOST_NAMED])


def _twins(cycle: Cycle) -> tuple[tuple[str, str], ...]:
    """Pairs of activities that a link says are the same."""
    ends = visible(PASSER_BY, "cause__") & visible(PASSER_BY, "effect__")
    same = Link.objects.filter(
        ends, Q(cause__kind="activity", effect__kind="activity"), cause__cycle=cycle, kind=LinkKind.SAME_AS
    )
    pairs = same.order_by("pk").values_list("cause__reference", "effect__reference")
    return tuple(pairs[:_MOST_LINKS])


def _attached(cycle: Cycle) -> dict[int, list[int]]:
    links = Link.objects.filter(
        visible(PASSER_BY, "effect__"), cause__cycle=cycle, kind=LinkKind.ATTACHED
    ).order_by("pk")
    attached: dict[int, list[int]] = defaultdict(list)
    for cause, effect in links.values_list("cause", "effect")[:_MOST_LINKS]:
        attached[cause].append(effect)
    return dict(attached)


def _first_written(meetings: Sequence[int], name: str) -> dict[int, datetime]:
    """Since when the text `name` of each meeting is public."""
    written = Revision.objects.filter(record__in=meetings, state=RecordState.PUBLISHED).exclude(
        **{f"content__{name}": ""}
    )
    rows = written.order_by().values_list("record").annotate(first=Min("at"))
    return dict(rows)
