"""What people made of contributions: rounds, readings, excerpts and assignments."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.models import Participant
from moothill.rooms.coding.models.codes import Code


class Round(models.Model):
    """One round of coding. The first `double` of those drawn are read by two people; one in `blind` is read without
    suggestions, so that their pull can be measured. `seed` settles every draw.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    seed = models.PositiveBigIntegerField()
    double = models.PositiveIntegerField(default=200)
    blind = models.PositiveSmallIntegerField(default=10)
    begun_at = models.DateTimeField()
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["cycle", "number"], name="round_one_per_number"),
            models.UniqueConstraint(fields=["cycle"], condition=Q(closed_at=None), name="round_one_open"),
        ]

    def __str__(self) -> str:
        return f"round {self.number} of {self.cycle_id}"


class Waiting(models.Model):
    """That a contribution waits to be read in the open round. `lot` is its place in the random draw, `unsure` how unsure the
    suggestions are of it (0 to 1; None while nothing was suggested). `wanted` is how many more people shall read it, and
    `claimed_by` has it on the screen until `claimed_until`.
    """

    input = models.OneToOneField(
        "inputs.Input", primary_key=True, on_delete=models.CASCADE, related_name="waiting"
    )
    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="+")
    lot = models.PositiveBigIntegerField()
    unsure = models.FloatField(null=True, blank=True)
    wanted = models.PositiveSmallIntegerField(default=1)
    double = models.BooleanField(default=False)
    claimed_by = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    claimed_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["cycle", "lot"], name="waiting_by_lot"),
            models.Index(fields=["cycle", "-unsure", "lot"], name="waiting_least_sure_first"),
        ]

    def __str__(self) -> str:
        return f"{self.input_id} waits"


class Reading(models.Model):
    """That one person read one contribution and said what it is about: `codes`, references in order; none is an answer too.

    `version` is the version that was read. `offered`: what was suggested at that moment, mappings with the keys "code" (a
    reference), "rank" and "score", the first of them first; empty for a `blind` one, whose `hidden` are what would have been
    suggested: see `queries.agreement.hidden_for`. What two people said of one contribution stays here for ever, so
    that their agreement can be measured whatever is settled later. `undone_at`: taken back by whoever made it. `differs`:
    somebody else read the same and said otherwise, and nobody has settled it yet.
    """

    input = models.ForeignKey("inputs.Input", on_delete=models.PROTECT, related_name="readings")
    round = models.ForeignKey(Round, null=True, blank=True, on_delete=models.PROTECT, related_name="readings")
    version = models.PositiveIntegerField()
    codes = models.JSONField(default=list)
    offered = models.JSONField(default=list)
    hidden = models.JSONField(default=list)
    blind = models.BooleanField(default=False)
    double = models.BooleanField(default=False)
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    key = models.UUIDField(null=True, blank=True, unique=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    differs = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["input", "by"], condition=Q(undone_at=None), name="reading_once_a_person"
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["round", "double"], name="reading_of_round"),
            models.Index(fields=["input"], condition=Q(differs=True), name="reading_to_settle"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} read {self.input_id}"


class Excerpt(models.Model):
    """A range of a contribution's own words, in one version of them: see `inputs.queries.wording`. In characters."""

    input = models.ForeignKey("inputs.Input", on_delete=models.PROTECT, related_name="excerpts")
    version = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["input", "version", "start", "end"], name="excerpt_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="excerpt_holds_something"),
        ]

    def __str__(self) -> str:
        return f"{self.input_id} {self.start}-{self.end}"


class Assignment(models.Model):
    """That a named person says that an excerpt is about a code. Nothing else makes one: `by` is never empty.

    `input` is that of the excerpt. `suggested` tells whether a suggestion was confirmed. `ended_at` is set once it does not
    hold any more, with who ended it and why; the row stays.
    """

    excerpt = models.ForeignKey(Excerpt, on_delete=models.PROTECT, related_name="assignments")
    input = models.ForeignKey("inputs.Input", on_delete=models.PROTECT, related_name="assignments")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="assignments")
    reading = models.ForeignKey(
        Reading, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments"
    )
    suggested = models.BooleanField(default=False)
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_by_name = models.CharField(max_length=80, blank=True)
    ended_because = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["excerpt", "code", "by"], condition=Q(ended_at=None), name="assignment_once_a_person"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_because=""),
                name="assignment_ended_by_somebody_for_a_reason",
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["code", "input"], condition=Q(ended_at=None), name="assignment_of_code"),
            models.Index(fields=["input"], condition=Q(ended_at=None), name="assignment_of_input"),
        ]

    def __str__(self) -> str:
        return f"{self.input_id} is about {self.code_id}"
