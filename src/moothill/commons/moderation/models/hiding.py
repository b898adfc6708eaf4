"""Hiding: that something was taken out of sight, why, and what its author says to that."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle


class Level(models.TextChoices):
    """What of a version is hidden."""

    WORDS = "words", _("the words")
    AUTHOR = "author", _("the author's name")
    BOTH = "both", _("both")


class Hiding(models.Model):
    """What is hidden until `restored_at`. `reason` is public; `appeal`, its author's answer, is for moderators.

    `before` holds what its target wants back when it is restored. `wave` is set if it was hidden with a wave.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="hidings")
    target = models.CharField(max_length=60)
    target_id = models.BigIntegerField()
    level = models.CharField(max_length=8, choices=Level.choices, default=Level.WORDS)
    code = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=2000)
    at = models.DateTimeField()
    by = models.ForeignKey("people.Participant", null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    author = models.ForeignKey("people.Participant", null=True, on_delete=models.PROTECT, related_name="+")
    before = models.JSONField(default=dict)
    wave = models.ForeignKey(
        "moderation.Wave", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    appeal = models.CharField(max_length=2000, blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    restored_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["target", "target_id"], condition=Q(restored_at=None), name="hiding_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="hiding_for_a_reason"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="hiding_level_is_known"),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(appealed_at__isnull=False) & ~Q(answer=""),
                name="hiding_answer_to_an_appeal",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["cycle", "restored_at", "id"], name="hiding_in_cycle"),
        ]

    def __str__(self) -> str:
        return f"{self.target} {self.target_id} hidden"

    @property
    def waits(self) -> bool:
        """Whether an appeal waits for an answer."""
        return self.appealed_at is not None and self.answered_at is None and self.restored_at is None

    def get_absolute_url(self) -> str:
        """Where its author reads why it was hidden, and may appeal."""
        return f"/{self.cycle.slug}/moderation/appeals/{self.pk}/"
