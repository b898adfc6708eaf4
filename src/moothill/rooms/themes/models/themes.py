"""Theme, point, and what fits no theme."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.models import Participant
from moothill.commons.record.models import Thing
from moothill.rooms.themes.kinds import Origin, Standing


class Theme(Thing):
    """A group of contributions, made by people; the record's title is its name, and its printed number is `record.number`.

    What belongs to it is said by links alone: codes, contributions, points and events became part of it. `values`,
    `goals` and `areas` are rows with the keys "value" and "why", "goal", and "area".
    """

    summary = models.TextField(blank=True)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.PROPOSED)
    values = models.JSONField(default=list, blank=True)
    goals = models.JSONField(default=list, blank=True)
    areas = models.JSONField(default=list, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="theme_standing_is_known"),
        ]


class Point(Thing):
    """One short item of a theme; its words are its record's title. `origin` says whether it is known where they come from."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="points")
    note = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.LINKED)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="point_origin_is_known"),
        ]


class Apart(models.Model):
    """That a person says that a contribution fits no theme, and why. Taken back by deleting the row: the journal keeps it."""

    input = models.OneToOneField(
        "inputs.Input", primary_key=True, on_delete=models.PROTECT, related_name="apart"
    )
    because = models.CharField(max_length=1000)
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.input_id} fits no theme"


class Missed(models.Model):
    """By which call a cycle asks what its themes miss; or, without one, why it does not ask."""

    cycle = models.OneToOneField(Cycle, primary_key=True, on_delete=models.PROTECT, related_name="+")
    call = models.ForeignKey("inputs.Call", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(call__isnull=False) | ~Q(because=""), name="missed_is_asked_or_says_why_not"
            ),
        ]

    def __str__(self) -> str:
        return f"what {self.cycle_id} missed"
