"""Answers about equality. They stand apart: nothing here leads to a contribution or to whoever made it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.rooms.inputs.models.calls import Call


class EqualityAnswer(models.Model):
    """How often an answer was given to one question beside one call or event, in the week that began on `week`.

    A count, not a row for each answer: their order would say whose they are.
    """

    call = models.ForeignKey(Call, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    event = models.ForeignKey(
        "activities.Activity", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    question = models.CharField(max_length=40)
    answer = models.CharField(max_length=40)
    week = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["call", "question", "answer", "week"],
                condition=~Q(call=None),
                name="equality_one_count_beside_call",
            ),
            models.UniqueConstraint(
                fields=["event", "question", "answer", "week"],
                condition=~Q(event=None),
                name="equality_one_count_beside_event",
            ),
            models.CheckConstraint(
                condition=Q(call=None, event__isnull=False) | Q(call__isnull=False, event=None),
                name="equality_beside_call_or_event",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"
