"""How much talk there is about a record: one question, so that any page may ask it."""

from dataclasses import dataclass

from django.db.models import Count, Q

from moothill.commons.discussion.models import Comment, CommentState, Stance
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record


@dataclass(frozen=True, slots=True)
class Talk:
    """The standing comments about a record: `all` of them, and the points among them by stance. Answers are in `all`."""

    url: str
    all: int
    points_for: int
    points_against: int
    neutral: int

    @property
    def by_stance(self) -> dict[Stance, int]:
        """The same figures by their stance."""
        return {
            Stance.FOR: self.points_for,
            Stance.AGAINST: self.points_against,
            Stance.NEUTRAL: self.neutral,
        }


def talk_of(record: Record, actor: Actor) -> Talk:
    """The figures of the talk about `record`, which `actor` may see. Asks one question; nothing held or hidden counts."""
    standing = Comment.objects.visible_to(actor).filter(record=record, state=CommentState.STANDING)
    found = standing.order_by().aggregate(
        all=Count("pk"),
        **{stance.name: Count("pk", filter=Q(stance=stance, answers=None)) for stance in Stance},
    )
    return Talk(
        url=f"{record.get_absolute_url()}talk/",
        all=found["all"],
        points_for=found[Stance.FOR.name],
        points_against=found[Stance.AGAINST.name],
        neutral=found[Stance.NEUTRAL.name],
    )
