"""How a cycle asks for its commitments, and how it scores candidates."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.models import Participant
from moothill.rooms.commitments.models.commitments import Commitment


class PlanForm(models.Model):
    """What a cycle made of the template: rows with "name" (an open field of a commitment, or a name of its own beginning
    with "own-"), "label", "help", "shown", "needed" and "column" (that of the OGP's table it is exported under, "" for
    none)."""

    cycle = models.OneToOneField(Cycle, primary_key=True, on_delete=models.PROTECT, related_name="+")
    fields = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"commitments of {self.cycle_id}"


class Criterion(models.Model):
    """A published criterion by which candidates are scored, from 0 to `most`."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    question = models.CharField(max_length=1000, blank=True)
    most = models.PositiveIntegerField(default=4)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["cycle", "place"], name="criterion_one_per_place"),
            models.CheckConstraint(condition=~Q(title="") & Q(most__gte=1), name="criterion_can_be_scored"),
        ]

    def __str__(self) -> str:
        return self.title


class Score(models.Model):
    """What one person gives a candidate by one criterion, and why."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    points = models.PositiveIntegerField()
    why = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["commitment", "criterion", "by"], name="score_one_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.points} for {self.commitment_id}"
