"""What machines suggest, and what people say against a coding."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.models import Participant
from moothill.rooms.coding.kinds import DoubtOutcome, Method, Outcome
from moothill.rooms.coding.models.codes import Code


class Suggester(models.Model):
    """One training: by which method, from how many readings, and the digest of what it learned from.

    `file` is the name of what was learned, below the home of this site, and `sha256` its digest: a file with another one is
    not believed. `withdrawn_at` takes everything that it suggested out of sight.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    method = models.CharField(max_length=10, choices=Method.choices)
    software = models.CharField(max_length=80, blank=True)
    learned_from = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)
    file = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    seconds = models.FloatField(default=0)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["cycle", "number"], name="suggester_one_per_number"),
        ]

    def __str__(self) -> str:
        return f"suggester {self.number} of {self.cycle_id}"


class Suggestion(models.Model):
    """That a suggester thinks a contribution is about a code: the first of it has `rank` 1. Never an assignment in itself.

    What nobody has decided yet goes when the next training suggests anew; what a person decided stays.
    """

    suggester = models.ForeignKey(Suggester, on_delete=models.PROTECT, related_name="suggestions")
    input = models.ForeignKey("inputs.Input", on_delete=models.CASCADE, related_name="suggestions")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()
    score = models.FloatField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    decided_by = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["input", "suggester", "rank"], name="suggestion_one_per_rank"),
            models.CheckConstraint(
                condition=Q(outcome="", decided_by=None, decided_at=None)
                | ~Q(outcome="") & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="suggestion_decided_by_a_person",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *Outcome.values]), name="suggestion_outcome_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code_id} for {self.input_id}?"


class Doubt(models.Model):
    """That somebody thinks a contribution is coded wrongly: with one code, or, with `code` empty, that one is missing.

    `held` ones wait for a moderator and are seen by insiders alone.
    """

    input = models.ForeignKey("inputs.Input", on_delete=models.PROTECT, related_name="doubts")
    code = models.ForeignKey(Code, null=True, blank=True, on_delete=models.PROTECT, related_name="doubts")
    number = models.PositiveIntegerField()
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=2000)
    held = models.BooleanField(default=False)
    hidden_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    key = models.UUIDField(null=True, blank=True, unique=True)
    outcome = models.CharField(max_length=10, choices=DoubtOutcome.choices, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_by_name = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["cycle", "number"], name="doubt_one_per_number"),
            models.CheckConstraint(
                condition=Q(outcome="", answered_by=None, answered_at=None)
                | ~Q(outcome="") & ~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False),
                name="doubt_answered_by_somebody_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"doubt {self.number} about {self.input_id}"
