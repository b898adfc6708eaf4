"""Suggestion and Remark: what people propose to do to records, and what was said about it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models.records import Record, Revision
from moothill.commons.record.visibility import visible
from moothill.core.policy import CycleState
from moothill.core.policy.deciding import decide_inside


class Change(models.TextChoices):
    """What a suggestion would do."""

    REVISE = "revise", _("a change")
    CREATE = "create", _("something new")
    WITHDRAW = "withdraw", _("a withdrawal")


class SuggestionState(models.TextChoices):
    """Where a suggestion stands. HELD: a rule wants it looked at before it is shown. ASKED: its author is asked something."""

    WAITING = "waiting", _("waiting for a steward")
    HELD = "held", _("held: looked at before it is shown")
    ASKED = "asked", _("a steward asked something")
    ACCEPTED = "accepted", _("accepted")
    CHANGED = "changed", _("accepted with changes")
    DECLINED = "declined", _("declined")
    TAKEN_BACK = "taken-back", _("taken back by its author")
    REMOVED = "removed", _("removed as spam or against the rules")


OPEN = (SuggestionState.WAITING, SuggestionState.HELD, SuggestionState.ASKED)
OUTCOMES = (SuggestionState.ACCEPTED, SuggestionState.CHANGED, SuggestionState.DECLINED)
_SHOWN = (SuggestionState.WAITING, SuggestionState.ASKED, *OUTCOMES)


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Every way to a suggestion that a visitor can take begins here."""

    def visible_to(self, actor: Actor) -> Self:
        """What stands in public on visible records; for insiders of the cycle all; for its author always.

        Held, removed and taken-back ones stand in public nowhere.
        """
        public = Q(state__in=_SHOWN) & Q(cycle__state__in=[CycleState.RUNNING, CycleState.ENDED])
        public &= Q(record=None) | visible(actor, "record__")
        inside = [cycle for cycle in actor.roles if decide_inside(actor.facts(cycle))]
        me = actor.participant
        ours = Q(by=me) | Q(by__claimed_by=me) if me else Q(pk=None)
        return self.filter(public | Q(cycle__in=inside) | ours)

    def open(self) -> Self:
        """Those that wait for an answer."""
        return self.filter(state__in=OPEN)


class Suggestion(models.Model):
    """A proposed change of a record's open fields, begun from version `base`; a proposed new record; or a withdrawal.

    `values` holds, in the canonical form of its kind, the fields that the author changed (all of a new record).
    `due` is the day by which the stewards promised an answer. `number` counts within the cycle and never changes.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="suggestions")
    number = models.PositiveIntegerField()
    change = models.CharField(max_length=10, choices=Change.choices)
    kind = models.CharField(max_length=40)
    record = models.ForeignKey(
        Record, null=True, blank=True, on_delete=models.PROTECT, related_name="suggestions"
    )
    base = models.PositiveIntegerField(default=0)
    values = models.JSONField(default=dict)
    title = models.CharField(max_length=400, blank=True)
    reason = models.CharField(max_length=2000, blank=True)
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="suggestions")
    by_name = models.CharField(max_length=80)
    at = models.DateTimeField()
    due = models.DateField(null=True, blank=True)
    key = models.UUIDField(unique=True)
    state = models.CharField(max_length=12, choices=SuggestionState.choices, default=SuggestionState.WAITING)
    edition = models.PositiveIntegerField(default=1)
    assigned_to = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_by_name = models.CharField(max_length=80, blank=True)
    answer = models.CharField(max_length=2000, blank=True)
    answer_code = models.CharField(max_length=40, blank=True)
    made = models.ForeignKey(Revision, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "number"], name="suggestion_one_per_number"),
            models.CheckConstraint(
                condition=Q(change=Change.CREATE, base=0)
                | Q(record__isnull=False, base__gte=1) & ~Q(change=Change.CREATE),
                name="suggestion_about_something",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=OUTCOMES) | Q(answered_at__isnull=False),
                name="suggestion_answered_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[SuggestionState.ACCEPTED, SuggestionState.CHANGED])
                | Q(made__isnull=False),
                name="suggestion_accepted_makes_a_version",
            ),
            models.CheckConstraint(
                condition=~Q(state=SuggestionState.DECLINED) | ~Q(answer="") | ~Q(answer_code=""),
                name="suggestion_declined_for_a_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["cycle", "state", "due", "id"], name="suggestion_in_queue")]

    def __str__(self) -> str:
        return f"suggestion {self.number}"

    def get_absolute_url(self) -> str:
        """The permanent address."""
        return f"/{self.cycle.slug}/suggestions/{self.number}/"

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.state in OPEN

    def is_by(self, actor: Actor) -> bool:
        """Whether `actor` is its author, or claimed what its author contributed as a guest."""
        if actor.participant is None or self.by_id == actor.participant:
            return actor.participant is not None
        return self.by.claimed_by_id == actor.participant


class Remark(models.Model):
    """One line of the exchange about a suggestion: a steward's question, or its author's answer. Public with it."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.PROTECT, related_name="remarks")
    words = models.CharField(max_length=2000)
    by = models.ForeignKey(Participant, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    asks = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="remark_says_something"),
        ]

    def __str__(self) -> str:
        return f"remark on {self.suggestion_id}"
