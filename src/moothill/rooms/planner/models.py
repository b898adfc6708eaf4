"""Meeting and Task."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.record.models import Dated, Thing


class Meeting(Thing, Dated):
    """Where the team met. Its actions are the tasks that name it."""

    team = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=300, blank=True)
    remote = models.CharField(max_length=500, blank=True)
    attendance = models.JSONField(default=list, blank=True)
    agenda = models.TextField(blank=True)
    notes = models.TextField(blank=True)


class Task(Thing, Dated):
    """Something the team must do. `when` is the deadline; `names` repeats the owners so that lists can be filtered."""

    owners = models.JSONField(default=list, blank=True)
    names = models.TextField(blank=True)
    everyone = models.BooleanField(default=False)
    notes = models.TextField(blank=True)
    done = models.BooleanField(default=False)
    done_on = models.CharField(max_length=100, blank=True)
    status_as_written = models.CharField(max_length=100, blank=True)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="actions"
    )

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(done=True) | Q(done_on=""), name="task_done_on_a_day_only_if_done"
            ),
        ]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["done"], name="task_by_done")]
