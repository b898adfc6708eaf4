"""Commitment and its milestones; who leads; what moved; what it says in plain words."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.people.models import Participant
from moothill.commons.record.models import Dated, Thing
from moothill.core.policy import Side


class Commitment(Thing, Dated):
    """What is promised; the record's title is its title and `record.number` its printed number.

    The fields are those of the OGP template (https://www.opengovpartnership.org/develop-a-national-action-plan/).
    `formers` are rows with "title" and "where" (a draft, a report: where it was called so). `values` are rows with
    "value" and "why", `goals` with "goal" and "target", `areas` with "area", `others` with "name", "side" and "part"
    (what they do), `more` with "name" and "words": what a cycle asks beyond the template. `lead` is the lead institution,
    `government_lead` the office that leads for the government, `civil_lead` the organisation that leads for civil
    society. Who of them has an account here is said by `Lead`. `when` (of `Dated`) is from its start to its end.
    """

    formers = models.JSONField(default=list, blank=True)
    ogp_id = models.CharField(max_length=40, blank=True)
    problem = models.TextField(blank=True)
    causes = models.TextField(blank=True)
    so_far = models.TextField(blank=True)
    solution = models.TextField(blank=True)
    result = models.TextField(blank=True)
    values = models.JSONField(default=list, blank=True)
    goals = models.JSONField(default=list, blank=True)
    areas = models.JSONField(default=list, blank=True)
    resources = models.TextField(blank=True)
    lead = models.CharField(max_length=500, blank=True)
    government_lead = models.CharField(max_length=500, blank=True)
    civil_lead = models.CharField(max_length=500, blank=True)
    others = models.JSONField(default=list, blank=True)
    contact = models.CharField(max_length=500, blank=True)
    more = models.JSONField(default=list, blank=True)


class Summary(models.Model):
    """A commitment in plain words, beside the formal text, and the version of the commitment that it explains.

    `number` counts how often it was written; what it said before stands in `FormerSummary`.
    """

    commitment = models.OneToOneField(
        Commitment, primary_key=True, on_delete=models.PROTECT, related_name="summary"
    )
    number = models.PositiveIntegerField(default=1)
    words = models.TextField()
    of_version = models.PositiveIntegerField()
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.commitment_id} in plain words"


class FormerSummary(models.Model):
    """What a summary said before it was written anew: never changed. `number` is which writing of it this was."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="former_summaries")
    number = models.PositiveIntegerField()
    words = models.TextField()
    of_version = models.PositiveIntegerField()
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["commitment", "number"], name="former_summary_one_for_each_writing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} in plain words, {self.number}"


class Lead(models.Model):
    """That somebody with an account leads a commitment for one side: one at a time for each side."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="leads")
    side = models.CharField(max_length=20, choices=[(side.value, side.value) for side in Side])
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["commitment", "side"], condition=Q(until=None), name="lead_one_for_each_side"
            ),
            models.CheckConstraint(
                condition=Q(side__in=[Side.GOVERNMENT.value, Side.CIVIL_SOCIETY.value]),
                name="lead_side_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} leads {self.commitment_id}"


class Milestone(Thing, Dated):
    """A dated step towards a commitment; the title says what is done.

    `number` is its number, such as "1.2": one thing's for good within its commitment, and the record shows the same.
    `output` is what will exist, `verification` how anybody can see that it does. `group` is the heading that it stands under.
    `lead` does it and `support` helps. `altered` says why it is another one than was promised at first, "" if it is not.
    Whether it is reached is said by the updates of the room monitoring, not here.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="milestones")
    number = models.CharField(max_length=20, blank=True)
    group = models.CharField(max_length=200, blank=True)
    output = models.TextField(blank=True)
    verification = models.TextField(blank=True)
    lead = models.CharField(max_length=500, blank=True)
    support = models.CharField(max_length=500, blank=True)
    altered = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["commitment", "number"], condition=~Q(number=""), name="milestone_one_per_number"
            ),
        ]


class Move(models.Model):
    """That the dates of a public milestone were moved: from what, to what, why, and who agreed.

    `before` and `after` are periods as JSON, None where there was no date. `version` is that of the milestone made by it.
    """

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="moves")
    version = models.PositiveIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    because = models.TextField()
    agreed = models.CharField(max_length=400)
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["milestone", "version"], name="move_one_per_version"),
            models.CheckConstraint(
                condition=~Q(because="") & ~Q(agreed=""), name="move_says_why_and_who_agreed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.milestone_id} moved"
