"""Wave and WaveItem: what was undone in one act, and what of it can be put back."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle


class Fate(models.TextChoices):
    """What became of one thing when its wave was undone."""

    REMOVED = "removed", _("removed")
    REVERTED = "reverted", _("put back to what stood before")
    LEFT = "left", _("left: it needs a person")


class Wave(models.Model):
    """One undoing. `digest` stands for exactly the things that the preview showed, so a second click finds this one.

    `chosen` says which guests, how many networks and which span. `counts` says how many things had which fate.
    `lines` holds the words of the journal that were hidden with it.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="waves")
    at = models.DateTimeField()
    by = models.ForeignKey("people.Participant", null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=2000)
    chosen = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    digest = models.CharField(max_length=64)
    restored_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "digest"], condition=Q(restored_at=None), name="wave_undone_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="wave_undone_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"wave {self.pk}"


class WaveItem(models.Model):
    """One thing of a wave. `before` holds what its target wants back when the wave is restored."""

    wave = models.ForeignKey(Wave, on_delete=models.CASCADE, related_name="items")
    sighting = models.ForeignKey("moderation.Sighting", on_delete=models.CASCADE, related_name="+")
    target = models.CharField(max_length=60)
    target_id = models.BigIntegerField()
    standing = models.CharField(max_length=8)
    fate = models.CharField(max_length=10, choices=Fate.choices)
    before = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.target} {self.target_id} {self.fate}"
