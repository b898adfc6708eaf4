"""The tables of this room."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.files.models import StoredFile
from moothill.commons.record.models import Dated, Thing
from moothill.rooms.pages.kinds import Depth, DocumentKind


class Page(Thing):
    """One long page of a cycle, made of sections."""

    purpose = models.TextField(blank=True)


class Section(Thing):
    """A part of a page: words, and below them the table that its slot names, if it has one.

    `slot` is the name of a panel and one of its options with a bar between them, or "".
    """

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="sections")
    depth = models.CharField(max_length=1, choices=Depth.choices, default=Depth.ONE)
    text = models.TextField(blank=True)
    slot = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=Q(depth__in=Depth.values), name="section_depth_is_known"),
        ]


class Document(Thing, Dated):
    """A document and its versions, oldest first: mappings with the keys of `register.versions.Version`."""

    document_kind = models.CharField(max_length=20, choices=DocumentKind.choices, default=DocumentKind.OTHER)
    phase = models.CharField(max_length=200, blank=True)
    remarks = models.TextField(blank=True)
    versions = models.JSONField(default=list, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(document_kind__in=DocumentKind.values), name="document_kind_is_known"
            ),
        ]


class DocumentFile(models.Model):
    """Which document an uploaded file belongs to: as long as it does, the file is not deleted."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.document_id}: {self.file_id}"
