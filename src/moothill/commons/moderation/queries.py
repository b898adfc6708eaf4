"""Reading moderation: what waits on the desk, what is hidden, and what was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation import targets
from moothill.commons.moderation.models import WAITING, Deed, Hiding, Report, Sighting, Standing
from moothill.commons.moderation.models.reports import Outcome
from moothill.commons.moderation.things.reverting import REVISION
from moothill.commons.record.errors import ForgedBase
from moothill.commons.record.models import Record, Revision, Suggestion, SuggestionState

SHOWN_AS = ("waiting", "held", "flagged", "reported")


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many contributions are held, flagged and reported, how many appeals wait, and how many answers are overdue."""

    held: int
    flagged: int
    reported: int
    appeals: int
    overdue: int


def waiting_in(cycle: Cycle, at: datetime) -> Waiting:
    """What waits for moderators and stewards now. Four questions."""
    ours = Q(target__in=list(targets.every()))
    standings = Sighting.objects.filter(ours, cycle=cycle, standing__in=WAITING).order_by()
    by_standing = dict(standings.values_list("standing").annotate(Count("pk")))
    return Waiting(
        held=by_standing.get(Standing.HELD, 0),
        flagged=by_standing.get(Standing.FLAGGED, 0),
        reported=open_reports(cycle).count(),
        appeals=appeals(cycle).count(),
        overdue=overdue(cycle, at),
    )


def held_in(cycle: Cycle) -> int:
    """How many contributions are held until somebody has looked at them: as `waiting_in` counts them. One question."""
    return queue(cycle, "held").count()


def overdue(cycle: Cycle, at: datetime) -> int:
    """How many suggestions wait longer than was promised. Those that wait for their authors are none of them."""
    late = Q(state__in=[SuggestionState.WAITING, SuggestionState.HELD], due__lt=cycle.day(at))
    return Suggestion.objects.filter(late, cycle=cycle).count()


def queue(cycle: Cycle, shown: str) -> QuerySet[Sighting]:
    """What waits for a look, of all kinds that can be moderated. Ask for it in the order of `weight`: the honest first."""
    standings = {"held": (Standing.HELD,), "flagged": (Standing.FLAGGED,)}.get(shown, WAITING)
    rows = Sighting.objects.filter(cycle=cycle, standing__in=standings, target__in=list(targets.every()))
    return rows.select_related("participant")


def open_reports(cycle: Cycle) -> QuerySet[Report]:
    """What readers reported and nobody has looked at."""
    return Report.objects.filter(
        cycle=cycle, outcome=Outcome.OPEN, target__in=list(targets.every())
    ).select_related("by")


def appeals(cycle: Cycle) -> QuerySet[Hiding]:
    """Hidden things whose authors wait for an answer."""
    return Hiding.objects.filter(cycle=cycle, restored_at=None, appealed_at__isnull=False, answered_at=None)


def hidden_now(cycle: Cycle) -> QuerySet[Hiding]:
    """Everything hidden in a cycle."""
    return Hiding.objects.filter(cycle=cycle, restored_at=None).select_related("cycle")


def hidden_among(label: str, ids: Iterable[int]) -> dict[int, Hiding]:
    """Which of these things of one table are hidden, by id. One question.

    Whoever shows words or authors of versions asks this first, and shows the gap with its reason and date instead.
    """
    rows = Hiding.objects.filter(target=label, target_id__in=list(ids), restored_at=None)
    return {row.target_id: row for row in rows.select_related("cycle")}


def in_sight(revisions: QuerySet[Revision]) -> QuerySet[Revision]:
    """Those of these versions of which nothing is hidden or held."""
    hidden = Hiding.objects.filter(target=REVISION, restored_at=None)
    held = Sighting.objects.filter(target=REVISION, standing=Standing.HELD)
    return revisions.exclude(pk__in=hidden.values("target_id")).exclude(pk__in=held.values("target_id"))


def refuse_hidden_base(record: Record | None, base: int) -> None:
    """Raise ForgedBase for a version whose words are hidden: a change begun from it could show them where the two clash."""
    if record is None or not base:
        return
    versions = record.revisions.filter(number=base)
    if versions.exists() and not in_sight(versions).exists():
        raise ForgedBase(base)


def hiding_of(thing: Any) -> Hiding | None:
    """How this thing is hidden, if it is."""
    return hidden_among(targets.label_of(thing), [thing.pk]).get(thing.pk)


def deeds(cycle: Cycle) -> QuerySet[Deed]:
    """The public log, newest first."""
    return Deed.objects.filter(cycle=cycle).order_by("-line")
