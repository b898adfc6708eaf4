"""A numbered version of a commitment's text, cut on a day."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.record.models import Thing
from moothill.rooms.commitments.models.commitments import Commitment


class Draft(Thing):
    """A commitment and its milestones as they stood: never changed once it is cut.

    `place` is its number among the drafts of its commitment, from 1. `contents` holds "commitment" (its open fields by
    name), "milestones" (a list of such in order, each with its "reference") and "labels" (what the cycle called a field
    then, where it had words of its own), in canonical form; `digest` is theirs (SHA-256 of canonical JSON, hex), and
    `of_version` the version of the commitment. `agreed` are rows with "name", "organisation" and "side", and `why` says
    what it was cut for. See `queries.frozen`.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="drafts")
    place = models.PositiveIntegerField()
    day = models.DateField()
    why = models.TextField(blank=True)
    agreed = models.JSONField(default=list, blank=True)
    of_version = models.PositiveIntegerField()
    contents = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["commitment", "place"], name="draft_one_per_place"),
            models.CheckConstraint(condition=~Q(digest=""), name="draft_has_a_digest"),
        ]
