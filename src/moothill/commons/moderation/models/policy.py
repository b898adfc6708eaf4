"""Policy: what a cycle settled about its moderation."""

from django.db import models

from moothill.commons.cycles.models import Cycle


class Policy(models.Model):
    """The settings of one cycle, as `policy.Settings` reads them. What is not there is as `policy.STANDARD` has it."""

    cycle = models.OneToOneField(
        Cycle, primary_key=True, on_delete=models.PROTECT, related_name="moderation_policy"
    )
    values = models.JSONField(default=dict)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"policy of {self.cycle_id}"
