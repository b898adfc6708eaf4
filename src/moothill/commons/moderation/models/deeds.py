"""Deed: one line of the public log of moderation."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle


class Done(models.TextChoices):
    """What moderators do."""

    HIDDEN = "hidden", _("hidden")
    RESTORED = "restored", _("restored")
    REMOVED = "removed", _("removed")
    RELEASED = "released", _("shown, after it was held")
    HELD = "held", _("held for a second look")
    KEPT = "kept", _("reported, looked at and let stand")
    APPEALED = "appealed", _("its author appealed")
    APPEAL_REFUSED = "appeal-refused", _("an appeal was refused")
    APPEAL_GRANTED = "appeal-granted", _("an appeal was granted")
    LOOKED = "looked", _("looked at what one network sent")
    WAVE_UNDONE = "wave-undone", _("a wave was undone")
    WAVE_RESTORED = "wave-restored", _("the undoing of a wave was undone")
    POLICY = "policy", _("the policy was changed")


class Deed(models.Model):
    """What was done, to what kind of thing, why, when and by which moderator. Neither hidden words nor a contributor's name.

    `line` is the line of the cycle's journal that seals it. `target` is the label of a table, "" for none.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="deeds")
    line = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    done = models.CharField(max_length=16, choices=Done.choices)
    target = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=120, blank=True)
    count = models.PositiveIntegerField(default=1)
    code = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=2000, blank=True)
    by = models.ForeignKey("people.Participant", null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar = ["-line"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "line"], name="deed_one_per_line"),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.done}"
