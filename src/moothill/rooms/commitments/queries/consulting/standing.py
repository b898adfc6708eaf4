"""How a consultation on drafts stands: what was said, and what was answered."""

from dataclasses import dataclass
from datetime import date

from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.record.models import Record
from moothill.rooms.commitments.queries.consulting.asked import calls_about, period_of, scope_of
from moothill.rooms.commitments.queries.consulting.comments import comments_on, counted


@dataclass(frozen=True, slots=True)
class Standing:
    """What was said of a draft, of all drafts of a commitment, or of a plan and everything in it.

    `calls` is how often it was opened for comment, `closed_on` the last day on which it closed or closes, and `days_open` for
    how many days it was open that time; None where that is not known.
    """

    calls: int = 0
    comments: int = 0
    answered: int = 0
    closed_on: date | None = None
    days_open: int | None = None

    @property
    def unanswered(self) -> int:
        """How many comments have no answer."""
        return self.comments - self.answered


def standing(record: Record, actor: Actor = PASSER_BY) -> Standing:
    """How the consultation on a draft, a commitment or an edition stands, as `actor` may see it. Seven questions at most."""
    scope = scope_of(record)
    periods = [period_of(call, record.cycle) for call in calls_about(scope, record.cycle, actor)]
    comments, answered = counted(comments_on(scope, record.cycle, actor))
    last = max(
        (each for each in periods if each.closes), key=lambda each: each.closes or date.min, default=None
    )
    return Standing(
        len(periods), comments, answered, last.closes if last else None, last.days if last else None
    )
