"""Comment, and what a comment said before."""

from typing import Any, ClassVar, Self

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.queries import inside_cycles
from moothill.commons.discussion.errors import Immutable
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.commons.record.visibility import visible

MOST_WORDS = 5_000


class Stance(models.TextChoices):
    """What a comment is, as its author says."""

    FOR = "for", _("a point for")
    AGAINST = "against", _("a point against")
    NEUTRAL = "neutral", _("neither: a question or a remark")


class CommentState(models.TextChoices):
    """Where a comment stands. HELD: a rule wants it looked at before it is shown."""

    STANDING = "standing", _("standing")
    HELD = "held", _("held: looked at before it is shown")
    HIDDEN = "hidden", _("hidden")
    TAKEN_BACK = "taken-back", _("taken back by its author")


# Whatever has a place in the public talk: words, or the gap that hidden words leave.
PLACED = (CommentState.STANDING, CommentState.HIDDEN)


class CommentQuerySet(models.QuerySet["Comment"]):
    """The one way to comments that a visitor can take. `queries` decides about their words."""

    def visible_to(self, actor: Actor) -> Self:
        """Those with a place in the talk about a record that `actor` may see; held ones for insiders; their own always."""
        shown = Q(state__in=PLACED)
        shown |= Q(state=CommentState.HELD, record__cycle__in=inside_cycles(actor))
        if actor.participant:
            shown |= Q(by=actor.participant) | Q(by__claimed_by=actor.participant)
        return self.filter(shown, visible(actor, "record__"))


class Comment(models.Model):
    """Something said about a record, or in answer to a comment (`answers`).

    `key` makes a second click harmless. `edition` counts wordings: the former ones are `Wording` rows.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="comments")
    answers = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="answered_by"
    )
    stance = models.CharField(max_length=10, choices=Stance.choices, default=Stance.NEUTRAL)
    words = models.TextField(max_length=MOST_WORDS, validators=[MaxLengthValidator(MOST_WORDS)])
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="comments")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    key = models.UUIDField(unique=True)
    state = models.CharField(max_length=12, choices=CommentState.choices, default=CommentState.STANDING)
    edition = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_because = models.CharField(max_length=2000, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            # Whoever is erased may take their words along: what was taken back says nothing more.
            models.CheckConstraint(
                condition=~Q(words="") | Q(state=CommentState.TAKEN_BACK), name="comment_says_something"
            ),
            models.CheckConstraint(condition=Q(stance__in=Stance.values), name="comment_stance_is_known"),
            models.CheckConstraint(
                condition=Q(answers=None) | Q(stance=Stance.NEUTRAL), name="comment_answer_takes_no_stance"
            ),
            models.CheckConstraint(
                condition=Q(answers=None) | ~Q(answers=models.F("id")), name="comment_answers_another"
            ),
            models.CheckConstraint(
                condition=Q(state=CommentState.HIDDEN, hidden_at__isnull=False) & ~Q(hidden_because="")
                | ~Q(state=CommentState.HIDDEN) & Q(hidden_at=None, hidden_because=""),
                name="comment_hidden_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(edition=1, edited_at=None) | Q(edition__gt=1, edited_at__isnull=False),
                name="comment_edited_at_some_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["record", "answers", "stance", "id"], name="comment_in_order"),
            models.Index(fields=["by", "id"], name="comment_by_author"),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"  # never its words: this string reaches logs

    def get_absolute_url(self) -> str:
        """Its permanent address."""
        return f"{self.record.get_absolute_url()}talk/{self.pk}/"

    def is_by(self, actor: Actor) -> bool:
        """Whether `actor` is its author, or claimed what its author said as a guest."""
        if actor.participant is None or self.by_id == actor.participant:
            return actor.participant is not None
        return self.by.claimed_by_id == actor.participant


class Wording(models.Model):
    """What a comment said in one former edition, until `until`. Never changed; shown where the comment's words are."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="wordings")
    edition = models.PositiveIntegerField()
    stance = models.CharField(max_length=10, choices=Stance.choices)
    words = models.TextField(max_length=MOST_WORDS)
    until = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["comment_id", "edition"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "edition"], name="wording_one_per_edition"),
            models.CheckConstraint(condition=~Q(words=""), name="wording_says_something"),
        ]

    def __str__(self) -> str:
        return f"comment {self.comment_id}, edition {self.edition}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new wording. Raises Immutable for one that is stored already."""
        if not self._state.adding:
            raise Immutable
        super().save(*args, **kwargs)
