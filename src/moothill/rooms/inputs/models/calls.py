"""Call."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from moothill.commons.record.models import Dated, Thing
from moothill.rooms.inputs.kinds import LICENCE, CallForm, Who


class Call(Thing, Dated):
    """An invitation to contribute. The record's title is its question.

    `opens_at` and `closes_at` are moments; one held elsewhere may have a period in words instead (`when`).
    `questions`: mappings with the keys "text", "kind", "choices" (with semicolons between them: see
    `kinds.choices_in`) and "required" ("yes" or "").
    """

    form = models.CharField(max_length=10, choices=CallForm.choices, default=CallForm.IDEAS)
    background = models.TextField(blank=True)
    level = models.ForeignKey("plan.Level", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    can_change = models.TextField(blank=True)
    who = models.CharField(max_length=10, choices=Who.choices, default=Who.ANYONE)
    invited = models.CharField(max_length=400, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    reply_by = models.DateField(null=True, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    questions = models.JSONField(default=list, blank=True)
    document = models.ForeignKey(
        "pages.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    address = models.CharField(max_length=500, blank=True)
    licence = models.CharField(max_length=60, default=LICENCE)
    outcome = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=Q(form__in=CallForm.values), name="call_form_is_known"),
            models.CheckConstraint(condition=Q(who__in=Who.values), name="call_who_is_known"),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(opens_at__lt=F("closes_at")),
                name="call_opens_before_it_closes",
            ),
        ]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["closes_at"], name="call_by_closing")]

    def is_open(self, at: datetime) -> bool:
        """Whether contributions are taken here at `at`: from the opening on, up to but not at the closing."""
        if self.form == CallForm.ELSEWHERE or self.opens_at is None or self.closes_at is None:
            return False
        return self.opens_at <= at < self.closes_at
