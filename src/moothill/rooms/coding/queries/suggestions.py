"""What is suggested, and how far suggestions were taken."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.coding.kinds import Method, Outcome, Standing
from moothill.rooms.coding.models import Reading, Suggester, Suggestion, Training

FEW, PAUSE, MANY = 20, timedelta(minutes=10), 50
SHOWN = 50  # trainings on one page


@dataclass(frozen=True, slots=True)
class Offer:
    """A code that is suggested for a contribution: in which place, and how strongly (0 to 1, which is no probability)."""

    code: Record
    rank: int
    score: float


def offered_for(ids: Collection[int]) -> dict[int, list[Offer]]:
    """What is suggested for these contributions, the likeliest first; those for which nothing is are left out. One question.

    Only adopted codes, and nothing of a training that was withdrawn. For each contribution it is what the newest training
    suggested that looked at it: once somebody has read it no other does, so a second reader sees what the first saw.
    """
    rows = Suggestion.objects.filter(
        input__in=ids, suggester__withdrawn_at=None, code__standing=Standing.ADOPTED,
        code__record__state=RecordState.PUBLISHED,
    )  # fmt: skip
    found: dict[int, dict[int, list[Offer]]] = defaultdict(lambda: defaultdict(list))
    for row in rows.select_related("code__record__cycle").order_by("rank"):
        found[row.input_id][row.suggester_id].append(Offer(row.code.record, row.rank, row.score))
    return {pk: by_training[max(by_training)] for pk, by_training in found.items()}


@dataclass(frozen=True, slots=True)
class Trained:
    """One training, and what people made of what it suggested: for how many contributions they decided, how often its first
    was what they chose, and how often any of them was.
    """

    suggester: Suggester
    decided: int
    first: int
    taken: int

    @property
    def how(self) -> str:
        """By which method, in words."""
        return str(Method(self.suggester.method).label)

    @property
    def first_percent(self) -> int:
        """Of those decided, in a hundred."""
        return round(100 * self.first / self.decided) if self.decided else 0

    @property
    def taken_percent(self) -> int:
        """Of those decided, in a hundred."""
        return round(100 * self.taken / self.decided) if self.decided else 0


def trainings(cycle: Cycle, before: int = 0) -> list[Trained]:
    """The trainings of a cycle, newest first, at most SHOWN: those with a number below `before`, if that is given."""
    rows = Suggester.objects.filter(cycle=cycle).select_related("cycle").order_by("-number")
    return _with_decisions((rows.filter(number__lt=before) if before else rows)[:SHOWN])


def training(cycle: Cycle, number: int) -> Trained | None:
    """One training by its number."""
    rows = Suggester.objects.filter(cycle=cycle, number=number).select_related("cycle")
    return next(iter(_with_decisions(rows)), None)


def _with_decisions(rows: Iterable[Suggester]) -> list[Trained]:
    found = list(rows)
    chosen = Q(outcome=Outcome.CONFIRMED)
    counts = (
        Suggestion.objects.filter(suggester__in=[row.pk for row in found])
        .exclude(outcome="")
        .values("suggester")
        .annotate(
            decided=Count("input", distinct=True),
            first=Count("pk", filter=chosen & Q(rank=1)),
            taken=Count("input", distinct=True, filter=chosen),
        )
    )
    known = {row["suggester"]: (row["decided"], row["first"], row["taken"]) for row in counts}
    return [Trained(row, *known.get(row.pk, (0, 0, 0))) for row in found]


def newest(cycle: Cycle) -> Suggester | None:
    """The last training of a cycle, whatever became of it."""
    return Suggester.objects.filter(cycle=cycle).order_by("-number").first()


def is_asked(cycle: Cycle) -> bool:
    """Whether a person asked for new suggestions and they are not there yet."""
    return Training.objects.filter(cycle=cycle).exclude(asked_at=None).exists()


def is_due(cycle: Cycle, at: datetime) -> bool:
    """Whether suggestions are to be made anew: a person asked, or MANY readings are new since the last training, or FEW and
    it is longer ago than PAUSE. Quick while few are new.
    """
    row = Training.objects.filter(cycle=cycle).first()
    if row is not None and row.working_until is not None and row.working_until > at:
        return False
    if row is not None and row.asked_at is not None:
        return True
    new = Reading.objects.filter(pk__gt=row.seen if row else 0, undone_at=None, input__record__cycle=cycle)
    count = new[:MANY].count()
    if count < FEW:
        return False
    last = Suggester.objects.filter(cycle=cycle).aggregate(at=Max("at"))["at"]
    return count >= MANY or last is None or at - last >= PAUSE
