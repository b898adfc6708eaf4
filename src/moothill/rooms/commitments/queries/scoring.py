"""Criteria and scores: what was given, by whom, and what it comes to. No order of merit, unless somebody asks for one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.rooms.commitments.models import Commitment, Criterion, Score

MOST = 500  # candidates in one table


@dataclass(frozen=True, slots=True)
class Summed:
    """What the scores by one criterion come to: how many gave some, their average, the least and the most."""

    criterion: Criterion
    count: int = 0
    average: float | None = None
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class ByCriterion:
    """One criterion on the page of a candidate: the sum, and who gave what and why."""

    summed: Summed
    scores: Sequence[Score]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One commitment in the table. `share` is the average of its averages, each as a part of what its criterion gives, from
    0 to 100; None as long as nobody scored it. `scored_by` counts the people who did."""

    record: Record
    sums: Sequence[Summed]
    share: float | None
    scored_by: int


def criteria_of(cycle: Cycle) -> list[Criterion]:
    """The criteria that hold now, in order. One question."""
    return list(Criterion.objects.filter(cycle=cycle, retired_at=None).order_by("place"))


def retired_of(cycle: Cycle) -> list[Criterion]:
    """The criteria that held once, the last first. One question."""
    return list(
        Criterion.objects.filter(cycle=cycle, retired_at__isnull=False).order_by("-retired_at", "-place")[
            :100
        ]
    )


def scores_of(commitment: Record) -> list[ByCriterion]:
    """What was given to one candidate by the criteria of its cycle, and by those retired that it was scored by.

    Two questions.
    """
    given: dict[int, list[Score]] = defaultdict(list)
    for each in Score.objects.filter(commitment=commitment.pk).select_related("criterion").order_by("pk"):
        given[each.criterion_id].append(each)
    once = {each.criterion_id: each.criterion for scores in given.values() for each in scores}
    standing = criteria_of(commitment.cycle)
    gone = [each for each in once.values() if each.retired_at]
    return [ByCriterion(_sum(each, given[each.pk]), given[each.pk]) for each in [*standing, *gone]]


def own_scores(commitment: Record, actor: Actor) -> dict[int, Score]:
    """What `actor` gave this candidate, by the id of the criterion. One question."""
    mine = Score.objects.filter(commitment=commitment.pk, by=actor.participant) if actor.participant else ()
    return {each.criterion_id: each for each in mine}


def candidates(cycle: Cycle, actor: Actor, *, by_share: bool = False) -> list[Candidate]:
    """The commitments of a cycle with what they were given by the criteria that hold now: three questions.

    By their printed order; `by_share` puts those with the highest share first, and those that nobody scored last.
    """
    things = (
        Commitment.objects.visible_in(cycle, actor)
        .select_related("record")
        .order_by("record__position", "pk")[:MOST]
    )
    found = list(things)
    criteria = criteria_of(cycle)
    given: dict[tuple[int, int], list[Score]] = defaultdict(list)
    for each in Score.objects.filter(commitment__in=[thing.pk for thing in found], criterion__in=criteria):
        given[each.commitment_id, each.criterion_id].append(each)
    rows = [_candidate(thing, criteria, cycle, given) for thing in found]
    if by_share:
        rows.sort(key=lambda row: -1.0 if row.share is None else row.share, reverse=True)
    return rows


def _candidate(
    thing: Commitment, criteria: Sequence[Criterion], cycle: Cycle, given: dict[tuple[int, int], list[Score]]
) -> Candidate:
    thing.record.cycle = cycle
    scores = [given.get((thing.pk, each.pk), []) for each in criteria]
    sums = [_sum(each, found) for each, found in zip(criteria, scores, strict=True)]
    shares = [100 * each.average / each.criterion.most for each in sums if each.average is not None]
    people = {each.by_id for found in scores for each in found}
    return Candidate(thing.record, sums, sum(shares) / len(shares) if shares else None, len(people))


def _sum(criterion: Criterion, scores: Iterable[Score]) -> Summed:
    points = [each.points for each in scores]
    if not points:
        return Summed(criterion)
    return Summed(criterion, len(points), sum(points) / len(points), min(points), max(points))
