"""Imports: what was brought in together, what was refused, and how columns were understood."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.files.models import StoredFile
from moothill.commons.people.models import Participant
from moothill.rooms.inputs.kinds import BatchState
from moothill.rooms.inputs.models.calls import Call


class Batch(models.Model):
    """One import. `done` says how many rows of the source are behind it, made or refused: there it goes on.

    `reader` names the reader of `core.exchange` that understands the file. `mapping`: which column is what.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    reader = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    file = models.OneToOneField(
        StoredFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.PREVIEWED)
    mapping = models.JSONField(default=dict, blank=True)
    options = models.JSONField(default=dict, blank=True)
    call = models.ForeignKey(Call, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(
        "activities.Activity", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    done = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    key = models.UUIDField(null=True, blank=True, unique=True)
    by = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_because = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["cycle", "number"], name="batch_one_per_number"),
            models.CheckConstraint(condition=Q(state__in=BatchState.values), name="batch_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"import {self.number} of {self.cycle_id}"


class RefusedRow(models.Model):
    """A row of a source that was not brought in: where it stands, what it begins with, and why it was refused."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="refusals")
    row = models.PositiveIntegerField()
    beginning = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=1000)

    class Meta:
        ordering: ClassVar = ["row", "pk"]

    def __str__(self) -> str:
        return f"row {self.row} of {self.batch_id}"


class ColumnMapping(models.Model):
    """How a sheet with these headings was understood last time. `headings` is their digest."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="+")
    reader = models.CharField(max_length=40)
    headings = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["cycle", "reader", "headings"], name="mapping_one_per_headings"),
        ]

    def __str__(self) -> str:
        return f"{self.reader} {self.headings[:8]}"
