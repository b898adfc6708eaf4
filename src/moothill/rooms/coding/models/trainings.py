"""How far the suggestions of a cycle have come, for whoever trains them."""

from django.db import models

from moothill.commons.cycles.models import Cycle


class Training(models.Model):
    """One row to a cycle that was ever trained, or asked to be. `asked_at`: a person asked for new suggestions and waits.

    `seen` is the greatest id of a reading at the last training. Whoever trains has the row until `working_until`.
    """

    cycle = models.OneToOneField(Cycle, primary_key=True, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    seen = models.PositiveBigIntegerField(default=0)
    working_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"the trainings of {self.cycle_id}"
