"""The action plan as a dated bundle of exact drafts, and its submission."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.models import Participant
from moothill.commons.record.models import Thing


class Edition(Thing):
    """One edition of the cycle's action plan; the record's title is its title.

    `place` is its number in the cycle, from 1. `drafts` are rows with the key "draft": references of drafts, in order,
    one for each commitment. `foreword` is that of both co-chairs, signed by the rows of `signed` ("name", "office",
    "side"); `vision` and `follow` (how to follow it) are Markdown. `plan_number` is which of its member's plans it is, as the
    OGP counts them. `amends` is the edition that it changes, and `because` says why; `agreed` are rows with "name",
    "organisation" and "side", and `outside` says why it is issued although the window for amendments is over. `contents`
    and `digest` are None and "" until it is issued, then all that it prints, frozen, and the digest of that. They stay so
    for one that was brought in from elsewhere without its text.
    """

    cycle = models.ForeignKey(Cycle, null=True, editable=False, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField(default=0, editable=False)
    day = models.DateField(null=True, blank=True)
    plan_number = models.PositiveIntegerField(null=True, blank=True)
    drafts = models.JSONField(default=list, blank=True)
    foreword = models.TextField(blank=True)
    signed = models.JSONField(default=list, blank=True)
    vision = models.TextField(blank=True)
    follow = models.TextField(blank=True)
    amends = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="amended_by"
    )
    because = models.TextField(blank=True)
    agreed = models.JSONField(default=list, blank=True)
    outside = models.TextField(blank=True)
    contents = models.JSONField(null=True, blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["cycle", "place"], name="edition_one_per_place"),
            models.CheckConstraint(
                condition=Q(amends=None) | ~Q(because=""), name="edition_amendment_says_why"
            ),
            models.CheckConstraint(
                condition=Q(amends=None) | ~Q(amends=models.F("record")), name="edition_amends_another"
            ),
        ]


class Submission(models.Model):
    """That an edition was submitted to the OGP, on which day; `unanswered` counts the comments on drafts that had no
    answer then, None where nobody counted them, and `unanswered_calls` the consultations that had none as a whole.

    `because` says why it was submitted all the same; needed where there were any, or may have been. `by` is None for what
    the operator brought in.
    """

    edition = models.OneToOneField(
        Edition, primary_key=True, on_delete=models.PROTECT, related_name="submission"
    )
    day = models.DateField()
    address = models.CharField(max_length=500, blank=True)
    unanswered = models.PositiveIntegerField(null=True, default=0)
    unanswered_calls = models.PositiveIntegerField(default=0)
    because = models.TextField(blank=True)
    by = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(unanswered__isnull=False, unanswered=0, unanswered_calls=0) | ~Q(because=""),
                name="submission_before_answers_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} submitted"
