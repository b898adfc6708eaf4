"""The tables of this room."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.errors import Immutable
from moothill.commons.record.models import Dated, Record, Thing
from moothill.commons.record.periods import PeriodColumn
from moothill.core.dates import Period, from_json
from moothill.core.policy import Side
from moothill.rooms.plan.kinds import Counted, Somebody, people


class KeyDetails(Thing):
    """What the cycle is for, who leads it on both sides, and between which days. A cycle has one."""

    purpose = models.TextField(blank=True)
    start_json = models.JSONField(null=True, blank=True)
    completion_json = models.JSONField(null=True, blank=True)
    leads = models.JSONField(default=list, blank=True)
    teams = models.JSONField(default=list, blank=True)
    contacts = models.JSONField(default=list, blank=True)
    commitments_least = models.PositiveIntegerField(null=True, blank=True)
    commitments_most = models.PositiveIntegerField(null=True, blank=True)

    start = PeriodColumn()
    completion = PeriodColumn()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(commitments_least=None)
                | Q(commitments_most=None)
                | Q(commitments_least__lte=F("commitments_most")),
                name="keydetails_least_is_at_most_most",
            ),
        ]

    @property
    def leaders(self) -> list[Somebody]:
        """Who leads, on both sides."""
        return people(self.leads)

    @property
    def bodies(self) -> list[Somebody]:
        """The teams at work, on both sides."""
        return people(self.teams)

    @property
    def government_contacts(self) -> list[dict[str, str]]:
        """Whom to ask on the government's side: rows of name, email, address."""
        return self._contacts_of(Side.GOVERNMENT)

    @property
    def civil_society_contacts(self) -> list[dict[str, str]]:
        """Whom to ask on civil society's side."""
        return self._contacts_of(Side.CIVIL_SOCIETY)

    @property
    def other_contacts(self) -> list[dict[str, str]]:
        """Whom to ask who stands on neither side."""
        return self._contacts_of(Side.NEITHER)

    def _contacts_of(self, side: Side) -> list[dict[str, str]]:
        return [row for row in self.contacts if row["side"] == side]


class Numbered(Thing):
    """A thing with a printed number of its own in its cycle.

    A withdrawn thing keeps its number, so that no number ever means two things.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=20)

    class Meta:
        abstract = True
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["cycle", "number"], name="%(class)s_one_per_number"),
            models.CheckConstraint(condition=~Q(number=""), name="%(class)s_has_a_number"),
        ]


class Stage(Numbered, Dated):
    """A dated part of a cycle."""

    aim = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    steps = models.JSONField(default=list, blank=True)

    class Meta(Numbered.Meta):
        abstract = False
        constraints: ClassVar[list[Any]] = [
            *Numbered.Meta.constraints,
            models.CheckConstraint(condition=Q(when_json__isnull=False), name="stage_has_a_period"),
        ]


class Objective(Numbered):
    """What the cycle wants to reach."""

    remarks = models.TextField(blank=True)


class WayOfWorking(Numbered):
    """How those who take part mean to work together."""

    number_as_written = models.CharField(max_length=20, blank=True)
    remarks = models.TextField(blank=True)


class KeyDate(Thing, Dated):
    """A day that something is due on, or a rule that has none. `met` is when it was fulfilled.

    `counts` says which of the days it is to which the front page counts; "" for none of them.
    """

    rule = models.CharField(max_length=400, blank=True)
    met_json = models.JSONField(null=True, blank=True)

    met = PeriodColumn()
    counts = models.CharField(max_length=16, blank=True, choices=Counted.choices)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(counts__in=["", *Counted.values]), name="key_date_counts_is_known"
            ),
        ]


class Timeline(Thing, Dated):
    """A table of months. `when` is the day as of which it stands."""

    revised_because = models.TextField(blank=True)
    remarks = models.TextField(blank=True)


class TimelineRow(Thing):
    """One line of a timeline. `marks` counts the months its source shows, also those that were lost since."""

    timeline = models.ForeignKey(Timeline, on_delete=models.PROTECT, related_name="rows")
    group = models.CharField(max_length=120, blank=True)
    marks = models.PositiveIntegerField(null=True, blank=True)
    periods = models.JSONField(default=list, blank=True)

    @property
    def dated(self) -> list[tuple[Period | None, str]]:
        """Each period with its note; None for a mark whose month was lost."""
        return [(from_json(row["when"]) if row["when"] else None, row["note"]) for row in self.periods]


class Level(Numbered):
    """How far people can go: stay informed, have your say, collaborate."""

    offer = models.TextField(blank=True)


class Channel(Thing):
    """A way to reach people: a cell of the channels map, in the column `group`."""

    group = models.CharField(max_length=120, blank=True)
    level = models.ForeignKey(Level, null=True, blank=True, on_delete=models.PROTECT, related_name="channels")
    audience = models.CharField(max_length=200, blank=True)
    remarks = models.TextField(blank=True)


class Baseline(Thing):
    """Every public date of a cycle as it stood on a day, with why it was kept and who agreed.

    `dates` counts them, and `digest` is theirs: see `queries.frozen`.
    """

    why = models.TextField()
    agreed = models.JSONField(default=list)
    day = models.DateField()
    dates = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=~Q(why=""), name="baseline_says_why"),
            models.CheckConstraint(condition=~Q(digest=""), name="baseline_has_a_digest"),
        ]

    @property
    def agreeing(self) -> list[Somebody]:
        """Who agreed, on both sides."""
        return people(self.agreed)


class FrozenDate(models.Model):
    """One date in a baseline: never changed, never deleted. `when_json` is None for a mark whose month was lost.

    `version` is that of the record then: what came after it says why a date moved.
    """

    baseline = models.ForeignKey(Baseline, on_delete=models.PROTECT, related_name="frozen")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=400)
    field = models.CharField(max_length=40)
    place = models.PositiveIntegerField()
    note = models.CharField(max_length=400, blank=True)
    when_json = models.JSONField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["baseline", "record", "field", "place"], name="frozen_date_once_in_a_baseline"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.baseline_id}: {self.record_id} {self.field} {self.place}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new one. Raises Immutable for one that is stored already."""
        if not self._state.adding:
            raise Immutable
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Raises Immutable."""
        raise Immutable
