"""Reader, Follow, Silence, Notice, Letter, Refusal, and two notes of how far the work has come."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry, Head
from moothill.commons.notifications import topics
from moothill.commons.notifications.rhythms import MAILED, OVERALL, Rhythm
from moothill.commons.people.models import Participant
from moothill.commons.record.models import Record


class Reader(models.Model):
    """Somebody who hears of things: a participant, or an address that was confirmed without one.

    `language` "" is the one they had when they contributed. `often` holds for each follow that says nothing else.
    Where a participant is, the address is theirs: it is kept with the account or the guest, never here.
    """

    participant = models.OneToOneField(
        Participant, null=True, blank=True, on_delete=models.CASCADE, related_name="reader"
    )
    address = models.EmailField(max_length=254, blank=True)
    digest = models.CharField(max_length=64, null=True, blank=True, unique=True)
    language = models.CharField(max_length=10, blank=True)
    often = models.CharField(max_length=10, choices=OVERALL, default=Rhythm.DAILY)
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(participant__isnull=False, address="", digest=None)
                | Q(participant=None, digest__isnull=False) & ~Q(address=""),
                name="reader_is_a_participant_or_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"reader {self.pk}"  # never the address: this string reaches logs


class Follow(models.Model):
    """That a reader wants to hear of a topic of a cycle (see `topics`), from a moment on.

    `asked` is False where they contributed and so follow without having asked.
    """

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="follows", db_index=False)
    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="+", db_index=False)
    topic = models.CharField(max_length=topics.MOST)
    often = models.CharField(max_length=10, choices=Rhythm.choices, blank=True)
    asked = models.BooleanField(default=True)
    since = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "topic", "reader"], name="follow_once_per_topic"),
        ]
        indexes: ClassVar = [models.Index(fields=["reader", "id"], name="follow_by_reader")]

    def __str__(self) -> str:
        return f"reader {self.reader_id} {self.topic}"


class Silence(models.Model):
    """That a reader wants no mail about a cycle, whatever they follow: what one click in a mail asks for."""

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="silences", db_index=False)
    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reader", "cycle"], name="silence_once_per_cycle"),
        ]

    def __str__(self) -> str:
        return f"reader {self.reader_id} cycle {self.cycle_id}"


class Notice(models.Model):
    """That a reader is to be told of one line of a journal. Whether they may see it is asked when it is shown.

    `often` is the rhythm by which it is mailed, as it stood when the notice was made.
    """

    reader = models.ForeignKey(Reader, on_delete=models.CASCADE, related_name="notices", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+", db_index=False)
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+", db_index=False)
    record = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    often = models.CharField(max_length=10, choices=OVERALL)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "reader"], name="notice_once_per_line"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["reader", "-id"], name="notice_newest_first"),
            models.Index(fields=["reader"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(
                fields=["cycle", "often", "reader"],
                condition=Q(mailed_at=None, often__in=MAILED),
                name="notice_to_be_mailed",
            ),
            models.Index(fields=["at"], name="notice_by_age"),
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}"


class LetterState(models.TextChoices):
    """Where a letter stands. EMPTY: when its turn came, there was nothing in it that its reader may see."""

    WAITING = "waiting", _("waiting")
    SENT = "sent", _("sent")
    EMPTY = "empty", _("nothing to tell")
    REFUSED = "refused", _("the address was refused")
    GIVEN_UP = "given-up", _("given up")


class Letter(models.Model):
    """The outbox: one mail that is to leave, or has left. Its words are made when it leaves, and kept nowhere.

    Exactly one per (reader, cycle, kind, period). One without a reader asks whether `address` is really somebody's, and
    `asks` says what for; the address is forgotten when it is confirmed, or when that has taken too long. Whoever takes
    a letter puts off `due_at`: one that did not come back loses it to another then.
    """

    reader = models.ForeignKey(
        Reader, null=True, blank=True, on_delete=models.CASCADE, related_name="letters", db_index=False
    )
    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)
    period = models.CharField(max_length=80)
    address = models.EmailField(max_length=254, blank=True)
    asks = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=LetterState.choices, default=LetterState.WAITING)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    said = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["reader", "cycle", "kind", "period"], name="letter_once_per_period"
            ),
            models.UniqueConstraint(
                fields=["cycle", "kind", "period"],
                condition=Q(reader=None),
                name="letter_once_per_question",
            ),
            models.CheckConstraint(
                condition=Q(reader=None) | Q(address=""), name="letter_to_a_reader_or_an_address"
            ),
            models.CheckConstraint(
                condition=Q(state=LetterState.WAITING) | Q(done_at__isnull=False),
                name="letter_done_at_some_time",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at", "id"], condition=Q(state=LetterState.WAITING), name="letter_to_send"
            ),
            models.Index(fields=["done_at"], name="letter_by_age"),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk} {self.kind} {self.period}"


class Refusal(models.Model):
    """An address that cannot be written to, as a keyed digest: it stands until its owner confirms the address anew."""

    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    said = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"refusal {self.pk}"


class Progress(models.Model):
    """How far the notices of one journal are: every line up to `number` is told, the next one to readers up to `reader`.

    Once its own followers are all told, `further` is the mark up to which those of its further topics are: `lines.Further`.
    """

    head = models.OneToOneField(Head, primary_key=True, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveBigIntegerField(default=0)
    reader = models.PositiveBigIntegerField(default=0)
    further = models.PositiveBigIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.head_id} at {self.number}"


class Round(models.Model):
    """That all letters of one kind, cycle and period are in the outbox."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)
    period = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "kind", "period"], name="round_once_per_period"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.period}"
