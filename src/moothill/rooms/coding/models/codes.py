"""Code and codebook."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.models import Thing
from moothill.rooms.coding.kinds import Standing


class Code(Thing):
    """What contributions can be about, in the team's words; the record's title is its label.

    `included` and `excluded` are examples of what is meant and of what is not. A retired code keeps what was coded with it:
    links say what it was merged into or split into.
    """

    definition = models.TextField(blank=True)
    included = models.TextField(blank=True)
    excluded = models.TextField(blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.DRAFT)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("record")), name="code_is_not_its_own_parent"
            ),
            models.CheckConstraint(condition=Q(standing__in=Standing.values), name="code_standing_is_known"),
        ]


class KnownAs(models.Model):
    """By which GUID another program knows a code that was brought in: the same file, brought in again, finds it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="known_as")
    guid = models.UUIDField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["cycle", "guid"], name="code_one_per_guid"),
        ]

    def __str__(self) -> str:
        return f"{self.guid} is {self.code_id}"


class Codebook(Thing):
    """A version of the codebook: all codes that stood on a day, as they were worded, and why it was cut.

    `codes`: mappings with the keys "reference", "label", "definition", "included", "excluded", "parent" (a reference, "")
    and "standing", in order. `digest` is that of their canonical form. What is kept never changes.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    edition = models.PositiveIntegerField()
    day = models.DateField()
    why = models.TextField(blank=True)
    codes = models.JSONField(default=list)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["cycle", "edition"], name="codebook_one_per_edition"),
        ]
