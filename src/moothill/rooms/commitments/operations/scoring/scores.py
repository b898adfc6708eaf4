"""What one person gives a candidate, criterion by criterion."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import Unchanged
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.commitments.errors.scoring import NoCriteria, NoSuchCriterion, NotACandidate, WrongPoints
from moothill.rooms.commitments.models import Criterion, Score


@dataclass(frozen=True, slots=True)
class Given:
    """Points by one criterion, and why; None takes back what was given before."""

    points: int | None
    why: str = ""


@transaction.atomic
def score(*, commitment: Record, given: Mapping[int, Given], by: Actor, at: datetime) -> list[Score]:
    """Score a public commitment by the criteria with these ids: one line, whatever number of them it is about.

    What was given before by the same person is replaced; criteria that are not named stay as they are. Gives all the scores
    of this person. Raises Refused, NotACandidate, NoCriteria, NoSuchCriterion, WrongPoints, Unchanged.
    """
    locked = laying.lock(commitment)
    require(Act.SCORE, facts_of(by, locked.cycle, locked))
    if by.participant is None:
        raise ValueError("somebody gives points: an actor without a participant cannot")
    if locked.kind != "commitment" or locked.state != RecordState.PUBLISHED:
        raise NotACandidate
    criteria = {each.pk: each for each in Criterion.objects.filter(cycle=locked.cycle, retired_at=None)}
    if not criteria:
        raise NoCriteria
    for pk, each in given.items():
        _require(criteria.get(pk), each)
    changed = [pk for pk, each in given.items() if _give(locked, pk, each, by, at)]
    if not changed:
        raise Unchanged
    write(
        head=locked.cycle.head_id,
        kind="commitment.scored",
        subject=f"{locked.cycle.slug}/{locked.reference}",
        version=locked.version,
        title=locked.title,
        by=by,
        at=at,
        facts={"criteria": sorted(criteria[pk].title for pk in changed)},
    )
    return list(Score.objects.filter(commitment=locked.pk, by=by.participant).order_by("criterion__place"))


def _require(criterion: Criterion | None, given: Given) -> None:
    if criterion is None:
        raise NoSuchCriterion
    if given.points is not None and not 0 <= given.points <= criterion.most:
        raise WrongPoints(criterion.title, criterion.most)


def _give(record: Record, criterion: int, given: Given, by: Actor, at: datetime) -> bool:
    """Whether anything changed by it."""
    before = Score.objects.filter(commitment=record.pk, criterion=criterion, by=by.participant).first()
    why = given.why.strip()
    if given.points is None:
        if before is None:
            return False
        before.delete()
        return True
    if before and (before.points, before.why) == (given.points, why):
        return False
    Score.objects.update_or_create(
        commitment_id=record.pk, criterion_id=criterion, by_id=by.participant,
        defaults={"points": given.points, "why": why, "by_name": by.name, "at": at},
    )  # fmt: skip
    return True
