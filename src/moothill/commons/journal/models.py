"""Head, Entry and Cursor: the three tables of the journal."""

from typing import ClassVar

from django.db import models

from moothill.commons.people.models import Participant
from moothill.core.ledger import GENESIS


class Head(models.Model):
    """The last line of one journal. Whoever writes a line locks this row first, so line order is commit order.

    `stamp` moves on visible changes that are not lines (settings, erasure): page validators look at both.
    Lines up to number `one_salt` were sealed with one salt for all their words; later ones have a salt for each.
    """

    scope = models.CharField(max_length=80, unique=True)
    number = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64, default=GENESIS)
    stamp = models.PositiveBigIntegerField(default=0)
    one_salt = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.scope} {self.number}:{self.seal}"


class Entry(models.Model):
    """One line. The sealed part holds salted digests of names, titles and reasons; the words stand beside it.

    Hiding or erasing words empties them and their salt; the digests stay, and the chain stays whole. Name, reason and
    title have a salt each, so that one can go while the others can still be checked. `salt` is that of old lines, which
    had one for all three: see Head.one_salt.
    """

    head = models.ForeignKey(Head, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=120, blank=True)
    version = models.PositiveIntegerField(default=0)
    actor_digest = models.CharField(max_length=64, blank=True)
    reason_digest = models.CharField(max_length=64, blank=True)
    title_digest = models.CharField(max_length=64, blank=True)
    facts = models.TextField(default="{}")
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    salt = models.CharField(max_length=32, blank=True)
    actor_salt = models.CharField(max_length=32, blank=True)
    reason_salt = models.CharField(max_length=32, blank=True)
    title_salt = models.CharField(max_length=32, blank=True)
    actor = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    actor_name = models.CharField(max_length=80, blank=True)
    reason = models.TextField(blank=True, max_length=2000)
    title = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering: ClassVar = ["head_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["head", "number"], name="entry_one_line_per_number"),
            models.UniqueConstraint(fields=["head", "previous"], name="entry_chain_never_forks"),
        ]
        indexes: ClassVar = [models.Index(fields=["head", "subject", "number"], name="entry_by_subject")]

    def __str__(self) -> str:
        return f"{self.head_id} {self.number} {self.kind}"


class Cursor(models.Model):
    """How far a follower has read in one journal. Effects and cursor move in one transaction."""

    follower = models.CharField(max_length=80)
    head = models.ForeignKey(Head, on_delete=models.CASCADE)
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["follower", "head"], name="cursor_one_per_follower_and_journal"),
        ]

    def __str__(self) -> str:
        return f"{self.follower} at {self.number}"
