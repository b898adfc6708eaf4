"""Record, Revision, Link and Serial: what everything public has in common."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.errors import Immutable
from moothill.commons.record.visibility import visible, visible_in
from moothill.core.dates import Period, from_json
from moothill.core.policy import RecordState

RECORD_STATES = [
    (RecordState.DRAFT.value, _("draft")),
    (RecordState.PUBLISHED.value, _("published")),
    (RecordState.WITHDRAWN.value, _("withdrawn")),
]


class RecordQuerySet(models.QuerySet["Record"]):
    """Every way to a record that a visitor can take begins here."""

    def visible_to(self, actor: Actor) -> Self:
        """Published records of public cycles, and for insiders the drafts of their own cycles."""
        return self.filter(visible(actor))

    def visible_in(self, cycle: Cycle, actor: Actor) -> Self:
        """As `visible_to`, of one cycle: cheaper, because the cycle is at hand."""
        return self.filter(visible_in(cycle, actor))

    def addressable_by(self, actor: Actor) -> Self:
        """As `visible_to`, and withdrawn ones too: their address stays, and says why they are gone."""
        return self.filter(visible(actor, states=(RecordState.PUBLISHED, RecordState.WITHDRAWN)))


class Record(models.Model):
    """One public thing of a cycle: its permanent reference, its name and where it stands."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="records")
    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=20)
    title = models.CharField(max_length=400)
    number = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=500, blank=True)
    doubt = models.CharField(max_length=1000, blank=True)
    state = models.CharField(max_length=10, choices=RECORD_STATES, default=RecordState.DRAFT)
    position = models.PositiveBigIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=2000, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "reference"], name="record_one_per_reference"),
            models.CheckConstraint(
                condition=~Q(state=RecordState.PUBLISHED) | Q(published_at__isnull=False),
                name="record_published_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(state=RecordState.WITHDRAWN, withdrawn_at__isnull=False)
                & ~Q(withdrawn_because="")
                | ~Q(state=RecordState.WITHDRAWN) & Q(withdrawn_at=None, withdrawn_because=""),
                name="record_withdrawn_for_a_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["cycle", "kind", "position", "id"], name="record_in_order")]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def get_absolute_url(self) -> str:
        """The permanent address."""
        return kinds.get(self.kind).address(self.cycle, self.reference)


class ThingQuerySet(models.QuerySet[Any]):
    """The same doors for the tables of the kinds."""

    def visible_to(self, actor: Actor) -> Self:
        """As Record.objects.visible_to."""
        return self.filter(visible(actor, "record__"))

    def visible_in(self, cycle: Cycle, actor: Actor) -> Self:
        """As Record.objects.visible_in."""
        return self.filter(visible_in(cycle, actor, "record__"))

    def of(self, cycle: Cycle) -> Self:
        """Those of one cycle."""
        return self.filter(record__cycle=cycle)


class Thing(models.Model):
    """Base of every kind's own table: one row to one record. Written by `record.operations` alone."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.PROTECT, related_name="+")

    objects = ThingQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.record)


class Dated(models.Model):
    """The columns of one Period. `when` is the value; the days stand beside it so that lists can sort and filter."""

    when_json = models.JSONField(null=True, blank=True)
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def when(self) -> Period | None:
        """The period as written and as understood; None where nothing was written."""
        return from_json(self.when_json) if self.when_json else None

    @when.setter
    def when(self, period: Period | None) -> None:
        from moothill.core.dates import to_json

        self.when_json = to_json(period) if period else None
        self.earliest = period.earliest if period else None
        self.latest = period.latest if period else None


class Revision(models.Model):
    """A full snapshot of a record's open fields, never changed and never deleted."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=20)
    content = models.JSONField()
    state = models.CharField(max_length=10, choices=RECORD_STATES)
    position = models.PositiveBigIntegerField()
    by = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    reason = models.CharField(max_length=2000, blank=True)
    key = models.UUIDField(null=True, blank=True, unique=True)
    # Whose suggestion this was, where somebody else (`by`) let it in.
    suggested_by = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    suggested_by_name = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering: ClassVar = ["record_id", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "number"], name="revision_one_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new revision. Raises Immutable for one that is stored already."""
        if not self._state.adding:
            raise Immutable
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Raises Immutable."""
        raise Immutable


class LinkKind(models.TextChoices):
    """What a link says, read from cause to effect."""

    SAME_AS = "same-as", _("is the same as")
    ATTACHED = "attached", _("has attached")
    AROSE_IN = "arose-in", _("gave rise to")
    SUPERSEDES = "superseded-by", _("was superseded by")
    CAME_FROM = "led-to", _("led to")
    MERGED_INTO = "merged-into", _("was gathered into")
    REACHES = "reaches", _("reaches")
    CODED_TO = "coded-to", _("was coded to")
    PART_OF = "part-of", _("became part of")
    SPLIT_INTO = "split-into", _("was split into")
    ANSWERED_BY = "answered-by", _("was answered by")
    CAMPAIGN = "campaign", _("shares its words with")
    RELATED = "related", _("is related to")
    DISTINCT = "distinct", _("is not the same as")
    BECAME = "became", _("became")
    CUT_AS = "cut-as", _("was cut as")
    BUNDLED_IN = "bundled-in", _("was bundled in")
    COMMENTED_BY = "commented-by", _("was commented on by")
    LAID_BEFORE = "laid-before", _("was laid before")
    STEPS_TO = "kept-by", _("is to be kept by")
    REPORTED_BY = "reported-by", _("was reported on by")


class Link(models.Model):
    """A dated, signed, typed edge between two records, stored from cause to effect."""

    # No index of their own: those below begin with them, and hold more of what is asked for.
    cause = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="links_out", db_index=False)
    effect = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="links_in", db_index=False)
    kind = models.CharField(max_length=20, choices=LinkKind.choices)
    note = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cause", "effect", "kind"], name="link_said_once"),
            models.CheckConstraint(condition=~Q(cause=models.F("effect")), name="link_joins_two_records"),
        ]
        # From an effect backwards by the index alone: a theme may rest on tens of thousands of contributions.
        indexes: ClassVar = [models.Index(fields=["effect", "kind", "cause"], name="link_backwards")]

    def __str__(self) -> str:
        return f"{self.cause_id} {self.kind} {self.effect_id}"


class Serial(models.Model):
    """The last reference given in a cycle to records of one kind; locked while the next is taken."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "kind"], name="serial_one_per_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.last}"
