"""Input, and what belongs to it: supports, attachments, and what was covered in it."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language_info

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import inside_cycles
from moothill.commons.files.models import StoredFile
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Dated, Record, Thing, ThingQuerySet
from moothill.core.policy import CycleState
from moothill.rooms.inputs.kinds import LICENCE, ComingBy, Consent, InputForm
from moothill.rooms.inputs.models.batches import Batch
from moothill.rooms.inputs.models.calls import Call

_LISTED_BY = (
    ("call", "call"), ("event", "event"), ("form", "form"), ("coming_by", "channel"), ("language", "language"),
    ("place", "place"), ("from_organisation", "sender"),
)  # fmt: skip


class InputQuerySet(ThingQuerySet):
    """The doors to a table that may hold a million rows."""

    def published_in(self, cycle: Cycle, actor: Actor) -> Self:
        """Those of a cycle that everybody sees, if `actor` may know of the cycle at all: one index, and no join."""
        known = cycle.state != CycleState.DRAFT or actor.operator or cycle.pk in inside_cycles(actor)
        return self.filter(shown_in=cycle) if known else self.none()

    def waiting_in(self, cycle: Cycle, actor: Actor) -> Self:
        """Those of a cycle that are not public, held or private: for insiders, and nothing for anybody else."""
        return self.visible_in(cycle, actor).filter(shown_in=None)


LATE = 14  # days between when something was said and when it came
_SHOWN = Q(shown_in__isnull=False)


class Input(Thing, Dated):
    """What one person or group contributed. `when` says when it was said, if that is another day than when it came;
    `entered_on` on which day it was typed in elsewhere, None for what first came here.

    `words`, `why` and `answers` are its author's own. `answers`: mappings with the keys "question" and "answer", in the
    order of the survey. `author` is who sent it here, None for what came otherwise; `said_by` and `organisation` are the
    names to stand beside it, "" where consent is not for a name. `origin` is a digest of where an import found it, so
    that nothing comes in twice. `supports` is how many there are.

    The database keeps two columns itself, so that every list can follow one index however many rows there are: `shown_in`,
    the cycle while the record is published and None while it is not; and `from_organisation`, whether one is named.
    See `models.kept`.
    """

    form = models.CharField(max_length=10, choices=InputForm.choices, default=InputForm.IDEA)
    words = models.TextField(blank=True)
    why = models.TextField(blank=True)
    answers = models.JSONField(default=list, blank=True)
    # No index of their own: "input_of_call" and "input_of_event" begin with them.
    call = models.ForeignKey(
        Call, null=True, blank=True, on_delete=models.PROTECT, related_name="inputs", db_index=False
    )
    event = models.ForeignKey(
        "activities.Activity",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    table = models.CharField(max_length=80, blank=True)
    about = models.ForeignKey(Record, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    passage = models.CharField(max_length=200, blank=True)
    entered_on = models.DateField(null=True, blank=True)
    coming_by = models.CharField(max_length=10, choices=ComingBy.choices, default=ComingBy.SITE)
    said_by = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=200, blank=True)
    consent = models.CharField(max_length=10, choices=Consent.choices, default=Consent.UNNAMED)
    licence = models.CharField(max_length=60, default=LICENCE, blank=True)
    author = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="inputs"
    )
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="inputs")
    origin = models.CharField(max_length=64, null=True, blank=True, unique=True)
    supports = models.PositiveIntegerField(default=0)
    shown_in = models.ForeignKey(
        Cycle,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
    )
    from_organisation = models.BooleanField(default=False, editable=False)

    objects: ClassVar[Any] = InputQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=Q(form__in=InputForm.values), name="input_form_is_known"),
            models.CheckConstraint(condition=Q(consent__in=Consent.values), name="input_consent_is_known"),
            models.CheckConstraint(condition=Q(coming_by__in=ComingBy.values), name="input_channel_is_known"),
            models.CheckConstraint(
                condition=Q(consent=Consent.NAMED) | Q(said_by="", organisation=""),
                name="input_names_nobody_without_consent",
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["call", "-record"], name="input_of_call"),
            models.Index(fields=["event", "-record"], name="input_of_event"),
            # One for each filter of the register, in its order: a rare value among a million rows is found at once. What is
            # not shown is in none of them: an import writes each of them once, when it shows what it brought.
            models.Index(fields=["shown_in", "-record"], name="input_listed", condition=_SHOWN),
            *(
                models.Index(
                    fields=["shown_in", column, "-record"], name=f"input_by_{name}", condition=_SHOWN
                )
                for column, name in _LISTED_BY
            ),
            models.Index(fields=["-record"], name="input_waiting", condition=Q(shown_in__isnull=True)),
        ]

    @property
    def typed_by(self) -> str:
        """The name of whoever typed it in for somebody else; "" where its author sent it, or nobody can be named."""
        if self.author_id is not None or self.batch_id is not None:
            return ""
        first = self.record.revisions.filter(number=1, act="created")
        return first.values_list("by_name", flat=True).first() or ""

    @property
    def language_name(self) -> str:
        """The name of its language in the reader's language; the code itself where nobody knows a name for it."""
        try:
            return str(get_language_info(self.language)["name_translated"])
        except KeyError:
            return self.language

    @property
    def delay(self) -> int | None:
        """How many days lie between when it was said and when it came, at least; None where nobody knows."""
        if self.latest is None:
            return None
        came = self.entered_on or self.record.cycle.day(self.record.created_at)
        return max(0, (came - self.latest).days)

    @property
    def is_late(self) -> bool:
        """Whether it came so long after it was said that a reader should know."""
        return (self.delay or 0) >= LATE

    @property
    def files(self) -> "models.QuerySet[Attachment]":
        """What is attached, and what was: in the order in which it came."""
        return self.attachments.select_related("file").order_by("pk")


class Support(models.Model):
    """That one participant agrees with an input."""

    input = models.ForeignKey(Input, on_delete=models.PROTECT, related_name="supported")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="supports")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["input", "participant"], name="support_once"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} supports {self.input_id}"


class Attachment(models.Model):
    """A file that came with an input: a photograph of a flip chart, a scan of a letter, an answer that is a file.

    `question` is the survey's question that it answers, if it does.
    """

    input = models.ForeignKey(Input, on_delete=models.PROTECT, related_name="attachments")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=400, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_because = models.CharField(max_length=1000, blank=True)

    def __str__(self) -> str:
        return f"{self.input_id}: {self.file_id}"


class Redaction(models.Model):
    """That words of an input were covered: in which version first, how many places, why and by whom.

    The words as they were stand in the versions before, which the public cannot read. `undone_at` is set once they are
    shown again.
    """

    input = models.ForeignKey(Input, on_delete=models.PROTECT, related_name="redactions")
    version = models.PositiveIntegerField()
    places = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=1000)
    by = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_because = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["input", "version"], name="redaction_one_per_version"),
        ]

    def __str__(self) -> str:
        return f"{self.input_id} version {self.version}"
