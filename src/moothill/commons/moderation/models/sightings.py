"""Sighting and Key: that something was contributed, from where as a digest, and what the rules thought of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.models import Participant
from moothill.core.screening import Verdict


class Standing(models.TextChoices):
    """Where a contribution stands in the eyes of the moderators."""

    PASSED = "passed", _("no rule had a concern")
    FLAGGED = "flagged", _("shown, to be looked at")
    HELD = "held", _("held: looked at before it is shown")
    CLEARED = "cleared", _("looked at and let stand")
    REMOVED = "removed", _("removed or hidden")
    UNDONE = "undone", _("undone with a wave")
    GONE = "gone", _("taken back by its author")


# Those that nobody has looked at and somebody should.
WAITING = (Standing.FLAGGED, Standing.HELD)
_VERDICTS = [(verdict.value, verdict.value) for verdict in Verdict]


class Sighting(models.Model):
    """One contribution: who sent what, when, and what was thought of it.

    `target` is the label of a table ("record.suggestion") and `target_id` the row. `network`, `seconds` and `trap` are kept
    for defence and emptied after MOOTHILL_DEFENCE_DAYS; the rest says no more than the contribution itself does. `weight`
    grows with the concerns, so that a list in its order has the honest ones first. `screened_at`: when rules looked last.
    `kept`: whether what serves defence is still here.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="sightings")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="sightings")
    network = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()
    target = models.CharField(max_length=60)
    target_id = models.BigIntegerField()
    first = models.BooleanField()
    seconds = models.FloatField(null=True, blank=True)
    trap = models.BooleanField(default=False)
    kept = models.BooleanField(default=True)
    verdict = models.CharField(max_length=4, choices=_VERDICTS)
    concerns = models.JSONField(default=list)
    standing = models.CharField(max_length=8, choices=Standing.choices)
    weight = models.PositiveSmallIntegerField(default=0)
    screened_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="sighting_standing_known"),
            models.CheckConstraint(
                condition=Q(verdict__in=[each.value for each in Verdict]), name="sighting_verdict_known"
            ),
            models.CheckConstraint(
                condition=Q(kept=True) | Q(network="", seconds=None, trap=False),
                name="sighting_kept_or_emptied",
            ),
            models.CheckConstraint(
                condition=~Q(standing=Standing.CLEARED) | Q(looked_at__isnull=False),
                name="sighting_cleared_at_some_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["cycle", "first", "at"], name="sighting_of_the_hour"),
            models.Index(fields=["cycle", "standing", "weight", "id"], name="sighting_in_queue"),
            models.Index(fields=["participant", "at"], name="sighting_by_participant"),
            models.Index(fields=["cycle", "network", "at"], name="sighting_by_network"),
            models.Index(fields=["target", "target_id"], name="sighting_of_target"),
            models.Index(fields=["at"], condition=Q(kept=True), name="sighting_kept"),
        ]

    def __str__(self) -> str:
        return (
            f"{self.target} {self.target_id} {self.standing}"  # never the network: this string reaches logs
        )


class Key(models.Model):
    """One key of a contribution, remembered for an hour: no text can be read back from it.

    Who and whence stand here a second time, so that one look at an index answers how often a key came, and from how many.
    """

    sighting = models.ForeignKey(Sighting, on_delete=models.CASCADE, related_name="keys")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+", db_index=False)
    key = models.CharField(max_length=16)
    at = models.DateTimeField()
    participant_id = models.BigIntegerField()
    network = models.CharField(max_length=32)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["cycle", "key", "at"], name="key_in_the_hour"),
            models.Index(fields=["at"], name="key_by_age"),
        ]

    def __str__(self) -> str:
        return self.key
