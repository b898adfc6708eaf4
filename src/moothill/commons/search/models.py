"""Indexed: what the index holds of a record."""

from django.db import models

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.models import Record


class Indexed(models.Model):
    """The words of one published record, as they were in `version`. A record that is not published has no row.

    Beside this table stands the database's own full-text index over `title`, `body` and `place`: a table of FTS5 kept by
    triggers on SQLite, columns that the server computes on PostgreSQL (see migration 0002). It needs no code of ours
    to stay in step.

    `title` is reference, number and title. `place` says in words of the index which cycle and which kind it is, so that
    both narrow a search as words do. Lengths are in characters; they are kept so that ranking reads no text.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="indexed")
    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    version = models.PositiveIntegerField()
    title_length = models.PositiveIntegerField()
    body_length = models.PositiveIntegerField()
    place = models.CharField(max_length=80)
    title = models.CharField(max_length=450)
    body = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.record_id} version {self.version}"
