"""Report: what a reader thinks should not stand here."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle


class Outcome(models.TextChoices):
    """What came of a report."""

    OPEN = "open", _("waits for a moderator")
    ACTED = "acted", _("looked at, and acted on")
    KEPT = "kept", _("looked at, and let stand")
    UNDONE = "undone", _("closed with a wave")


class Report(models.Model):
    """A reader's report. Only moderators, and the reader, may read who sent it and what it says."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="reports")
    target = models.CharField(max_length=60)
    target_id = models.BigIntegerField()
    code = models.CharField(max_length=40)
    words = models.CharField(max_length=2000, blank=True)
    by = models.ForeignKey("people.Participant", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        "people.Participant", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["target", "target_id", "by"], condition=Q(outcome="open"), name="report_one_each"
            ),
            models.CheckConstraint(
                condition=Q(outcome="open", closed_at=None) | ~Q(outcome="open") & Q(closed_at__isnull=False),
                name="report_closed_at_some_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["cycle", "outcome", "id"], name="report_in_queue"),
            models.Index(fields=["target", "target_id", "outcome"], name="report_of_target"),
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"
