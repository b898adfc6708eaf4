"""Setting the criteria by which candidates are scored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import ReasonNeeded, Unchanged
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.commitments.errors.scoring import TooManyCriteria, TwiceTheSame, WrongPoints
from moothill.rooms.commitments.models import Criterion

MOST = 12
MOST_POINTS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """One criterion: its title, the question that it asks of a candidate, and the most points it gives."""

    title: str
    question: str = ""
    most: int = 4

    @property
    def tidy(self) -> "Asked":
        """The same with its blanks in order."""
        return Asked(" ".join(self.title.split()), " ".join(self.question.split()), self.most)


@transaction.atomic
def set_criteria(
    *, cycle: Cycle, criteria: Sequence[Asked], reason: str, by: Actor, at: datetime
) -> list[Criterion]:
    """Make these the criteria of a cycle, in this order; none at all means that nothing is scored any more.

    A criterion that stays word for word keeps its scores. One that reads otherwise is another one: the one before it is
    retired with its scores, which stay readable. Raises Refused, ReasonNeeded, Unchanged, TwiceTheSame, TooManyCriteria,
    WrongPoints.
    """
    require(Act.SET_FORM, facts_of(by, cycle))
    wanted = [each.tidy for each in criteria if each.title.strip()]
    _require_sense(wanted)
    if not reason.strip():
        raise ReasonNeeded
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    standing = list(Criterion.objects.filter(cycle=cycle, retired_at=None).order_by("place"))
    before = [Asked(each.title, each.question, each.most) for each in standing]
    if before == wanted:
        raise Unchanged
    _lay(cycle, wanted, dict(zip(before, standing, strict=True)), at)
    write(
        head=cycle.head_id,
        kind="criteria.set",
        subject=cycle.slug,
        title=cycle.title,
        reason=reason.strip(),
        by=by,
        at=at,
        facts={"from": [each.title for each in before], "to": [each.title for each in wanted]},
    )
    return list(Criterion.objects.filter(cycle=cycle, retired_at=None).order_by("place"))


def _require_sense(wanted: Sequence[Asked]) -> None:
    if len(wanted) > MOST:
        raise TooManyCriteria(MOST)
    titles = [each.title.casefold() for each in wanted]
    for each in wanted:
        if titles.count(each.title.casefold()) > 1:
            raise TwiceTheSame(each.title)
        if not 1 <= each.most <= MOST_POINTS:
            raise WrongPoints(each.title, MOST_POINTS)


def _lay(cycle: Cycle, wanted: Sequence[Asked], standing: dict[Asked, Criterion], at: datetime) -> None:
    """Each criterion gets a new place after all that ever were, so that no two share one at any moment."""
    last = Criterion.objects.filter(cycle=cycle).aggregate(last=Max("place"))["last"] or 0
    for asked, each in standing.items():
        if asked not in wanted:
            Criterion.objects.filter(pk=each.pk).update(retired_at=at)
    for place, asked in enumerate(wanted, start=last + 1):
        if asked in standing:
            Criterion.objects.filter(pk=standing[asked].pk).update(place=place)
        else:
            Criterion.objects.create(
                cycle=cycle, place=place, title=asked.title, question=asked.question, most=asked.most
            )
