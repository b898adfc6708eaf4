"""How far the coding is: in figures, round by round, and by whom."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.rooms.coding.models import Reading, Round

_MOST_CODERS = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """How many published inputs there are, and how many of them somebody has read; how many fit no code, and how many people
    differ about.
    """

    inputs: int
    read: int
    nothing_fits: int
    to_settle: int

    @property
    def percent(self) -> int:
        """The share that was read, rounded down."""
        return self.read * 100 // self.inputs if self.inputs else 0

    @property
    def left(self) -> int:
        """How many nobody has read."""
        return self.inputs - self.read


def progress_of(cycle: Cycle, actor: Actor) -> Progress:
    """The figures of a cycle, of what is public alone. Two questions."""
    inputs = kinds.get("input").model.objects.published_in(cycle, actor).count()
    figures = Reading.objects.filter(undone_at=None, input__shown_in=cycle).aggregate(
        read=Count("input", distinct=True),
        nothing=Count("input", distinct=True, filter=Q(codes=[])),
        differ=Count("input", distinct=True, filter=Q(differs=True)),
    )
    return Progress(inputs, figures["read"], figures["nothing"], figures["differ"])


@dataclass(frozen=True, slots=True)
class Part:
    """What one person read. `by` is "" for whoever was erased."""

    by: str
    readings: int
    last: datetime


def coders_of(cycle: Cycle) -> list[Part]:
    """Who read how much of what is public, most first. One question."""
    rows = Reading.objects.filter(undone_at=None, input__shown_in=cycle).values("by")
    rows = rows.annotate(name=Max("by_name"), count=Count("pk"), last=Max("at")).order_by("-count", "by")
    return [Part(row["name"], row["count"], row["last"]) for row in rows[:_MOST_CODERS]]


@dataclass(frozen=True, slots=True)
class Turn:
    """One round, with how many readings it has, and how many inputs two people read in it."""

    round: Round
    readings: int
    twice: int


def rounds_of(cycle: Cycle) -> list[Turn]:
    """The rounds of a cycle, the newest first. Two questions."""
    rows = Reading.objects.filter(round__cycle=cycle, undone_at=None).values("round")
    counts = {row["round"]: row["count"] for row in rows.annotate(count=Count("pk"))}
    pairs = (
        Reading.objects.filter(round__cycle=cycle, undone_at=None, double=True)
        .values("round", "input")
        .annotate(count=Count("pk"))
        .filter(count__gt=1)
    )
    twice: dict[int | None, int] = {}
    for row in pairs:
        twice[row["round"]] = twice.get(row["round"], 0) + 1
    rounds = Round.objects.filter(cycle=cycle).order_by("-number")
    return [Turn(each, counts.get(each.pk, 0), twice.get(each.pk, 0)) for each in rounds]
