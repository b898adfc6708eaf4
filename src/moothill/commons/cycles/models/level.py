"""LevelChange: a change of rights or rules that a steward of the other side must confirm before it holds."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles import labels
from moothill.commons.cycles.models.cycles import Cycle
from moothill.commons.people.models import Participant
from moothill.core.policy import Act, Side

# What changes rights or rules: see `level`.
_ACTS = [Act.APPOINT, Act.CHANGE_CYCLE, Act.SET_EDITING, Act.SET_MODERATION]


class LevelState(models.TextChoices):
    """Where such a change stands."""

    WAITING = "waiting", _("waits for the other side")
    CONFIRMED = "confirmed", _("confirmed")
    DECLINED = "declined", _("declined")
    TAKEN_BACK = "taken-back", _("taken back")


class LevelChange(models.Model):
    """What a steward asked for. Public from the start; never edited: decided once, and kept.

    `payload` is what `act` needs to be done, and names people by the ids of their participants alone. `side` is the
    proposer's. `fingerprint` tells equal requests: only one of them waits at a time.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="level_changes")
    act = models.CharField(max_length=20)
    payload = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField(max_length=2000)
    side = models.CharField(max_length=20, choices=labels.SIDES)
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=LevelState.choices, default=LevelState.WAITING)
    decided_by = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True, max_length=2000)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "fingerprint"],
                condition=Q(state="waiting"),
                name="level_asked_once_at_a_time",
            ),
            models.CheckConstraint(condition=Q(act__in=_ACTS), name="level_act_is_known"),
            models.CheckConstraint(condition=Q(state__in=LevelState.values), name="level_state_is_known"),
            models.CheckConstraint(
                condition=Q(side__in=[Side.GOVERNMENT, Side.CIVIL_SOCIETY]), name="level_asked_by_a_side"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None, decided_by=None)
                | (~Q(state="waiting") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="level_waits_or_was_decided",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting")
                | Q(state="taken-back", decided_by=F("by"))
                | (Q(state__in=["confirmed", "declined"]) & ~Q(decided_by=F("by"))),
                name="level_decided_by_somebody_else",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.state}"

    @property
    def waits_for(self) -> Side:
        """The side of which a steward may confirm it."""
        return Side.CIVIL_SOCIETY if self.side == Side.GOVERNMENT else Side.GOVERNMENT
