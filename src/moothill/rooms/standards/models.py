"""PackPinned."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.models import Participant


class PackPinned(models.Model):
    """That a cycle is checked against one version of a rule pack, from one moment until another.

    Never edited: ended, and pinned anew. `parameters` holds only the numbers that the cycle has for itself.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    pack = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    parameters = models.JSONField(default=dict, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=2000)

    class Meta:
        ordering: ClassVar[list[str]] = ["-since", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["cycle"], condition=Q(until=None), name="packpinned_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="packpinned_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="packpinned_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.pack} {self.version}"
