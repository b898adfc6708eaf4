"""Taking notes at an event."""

from typing import ClassVar

from django.db import models

from moothill.commons.people.models import Participant


class TableLink(models.Model):
    """An address by which whoever keeps the notes of a table writes them down, without an account, until it ends.

    `token` is a digest; the address itself was shown once. `participant` stands for whoever uses it.
    """

    event = models.ForeignKey("activities.Activity", on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=80)
    token = models.CharField(max_length=64, unique=True)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["table", "pk"]

    def __str__(self) -> str:
        return f"table {self.table} of {self.event_id}"
