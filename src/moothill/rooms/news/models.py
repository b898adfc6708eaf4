"""The tables of this room."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.files.models import StoredFile
from moothill.commons.people.models import Participant
from moothill.commons.record.models import Thing
from moothill.rooms.news.kinds import SIGNING, AnnouncementKind
from moothill.rooms.planner.kinds import Somebody, people


class Announcement(Thing):
    """What both sides, or one of them, tell everybody. It stands at the top of the news until `top_until`."""

    announcement_kind = models.CharField(
        max_length=20, choices=AnnouncementKind.choices, default=AnnouncementKind.NEWS
    )
    words = models.TextField(blank=True)
    signed_by = models.JSONField(default=list, blank=True)
    top_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(announcement_kind__in=AnnouncementKind.values), name="announcement_kind_is_known"
            ),
        ]
        indexes: ClassVar[list[Any]] = [models.Index(fields=["top_until"], name="announcement_on_top")]

    @property
    def people(self) -> list[Somebody]:
        """Whose names stand below it."""
        return people(self.signed_by)


class Signature(models.Model):
    """That a steward signed an announcement for their side. It holds for the words whose `digest` it has."""

    announcement = models.ForeignKey(Announcement, on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=20, choices=SIGNING)
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["announcement_id", "at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["announcement", "side"], name="signature_one_per_side"),
            models.CheckConstraint(
                condition=Q(side__in=[side for side, _label in SIGNING]),
                name="signature_for_one_of_two_sides",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.announcement_id} signed for {self.side}"


class CommsPack(Thing):
    """What partners may reuse. `pictures`: mappings with the keys of `register.pictures`."""

    audience = models.CharField(max_length=400, blank=True)
    use_until = models.DateField(null=True, blank=True)
    notes = models.TextField(blank=True)
    wordings = models.JSONField(default=list, blank=True)
    pictures = models.JSONField(default=list, blank=True)


class PackFile(models.Model):
    """Which pack an uploaded picture belongs to: as long as a version shows it, the file is not deleted."""

    pack = models.ForeignKey(CommsPack, on_delete=models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.pack_id}: {self.file_id}"
