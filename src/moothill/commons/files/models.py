"""StoredFile: what is known of one uploaded file."""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from moothill.commons.people.models import Participant


class StoredFile(models.Model):
    """One uploaded file, never changed once it is kept. Its bytes lie in `storage` under `path`.

    Who may read it is not decided here: a room refers to the file, and vouches for it through `access.gates`.
    """

    token = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="stored_file_is_not_empty"),
            models.CheckConstraint(condition=~models.Q(name=""), name="stored_file_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where its bytes lie. Without an ending, so that no web server takes it for something to run or show."""
        return f"files/{self.token[:2]}/{self.token}"

    def get_absolute_url(self) -> str:
        """The one address it is given out at."""
        return reverse("files:file", args=[self.token, self.name])
