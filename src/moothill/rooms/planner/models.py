"""Meeting and Task."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.record.models import Dated, Thing
from moothill.rooms.planner.kinds import Presence, Somebody, people


class Meeting(Thing, Dated):
    """Where the team met. Its actions are the tasks that name it."""

    team = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=300, blank=True)
    remote = models.CharField(max_length=500, blank=True)
    attendance = models.JSONField(default=list, blank=True)
    agenda = models.TextField(blank=True)
    notes = models.TextField(blank=True)

    @property
    def there(self) -> list[Somebody]:
        """Who attended, deputies among them."""
        return people(row for row in self.attendance if row["presence"] != Presence.APOLOGIES)

    @property
    def away(self) -> list[Somebody]:
        """Who sent apologies."""
        return people(row for row in self.attendance if row["presence"] == Presence.APOLOGIES)

    @property
    def remote_is_address(self) -> bool:
        """Whether what is said about joining from elsewhere can be followed as a link."""
        return self.remote.startswith(("https://", "http://"))


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

    @property
    def people(self) -> list[Somebody]:
        """Whose task it is, besides everyone's."""
        return people(self.owners)
