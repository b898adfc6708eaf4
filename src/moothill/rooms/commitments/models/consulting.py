"""What a draft is open for comment under."""

from typing import Any, ClassVar

from django.db import models

from moothill.commons.record.models import Record


class Consultation(models.Model):
    """That a draft of one commitment, or an edition of the whole plan, is open for comment under a call.

    `on` is a draft or an edition. The comments are the call's contributions; the paragraph of one is its `passage`.
    """

    call = models.ForeignKey("inputs.Call", on_delete=models.PROTECT, related_name="consultations")
    on = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["call", "on"], name="consultation_once_for_each_draft"),
        ]

    def __str__(self) -> str:
        return f"{self.on_id} under {self.call_id}"
