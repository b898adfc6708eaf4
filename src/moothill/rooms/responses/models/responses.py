"""Response, who agreed to it, and the end of a call."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.people.models import Participant
from moothill.commons.record.models import Thing
from moothill.core.policy import CycleState, Side
from moothill.rooms.responses.kinds import EXPLAINED, Outcome


class Response(Thing):
    """What the stewards answer; its printed number, such as "R-3.2", is `record.number`.

    `asked`, `heard` and `did` are the three parts: we asked, you said, we did. `because` gives the reasons. `whose` names who
    answers, `day` is the day of the answer, `promised` the day by which a further answer is promised. `answers_to` are rows
    with the key "to": references of what is answered. Links from each of those are made when it is published.
    `cycle`, `theme` and `place` are what its printed number is made of: no two of a cycle share theme and place, ever.
    """

    asked = models.TextField(blank=True)
    heard = models.TextField(blank=True)
    did = models.TextField(blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.OPEN)
    because = models.TextField(blank=True)
    whose = models.CharField(max_length=200, blank=True)
    day = models.DateField(null=True, blank=True)
    promised = models.DateField(null=True, blank=True)
    answers_to = models.JSONField(default=list, blank=True)
    cycle = models.ForeignKey(
        Cycle, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    theme = models.PositiveIntegerField(default=0, editable=False)
    place = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["cycle", "theme", "place"], name="response_number_given_once"),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="response_outcome_is_known"),
            models.CheckConstraint(
                condition=~Q(outcome__in=EXPLAINED) | ~Q(because=""), name="response_no_comes_with_a_reason"
            ),
        ]

    @property
    def outcome_words(self) -> str:
        """What becomes of it, in words. Once the cycle has ended, nothing is open any more: an outcome was never recorded."""
        outcome = Outcome(self.outcome)
        if outcome == Outcome.OPEN and self.record.cycle.state == CycleState.ENDED:
            return _("no outcome recorded")
        return str(outcome.label)


class Consent(models.Model):
    """That a steward of one side agrees to a version of a response."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="consents")
    version = models.PositiveIntegerField()
    side = models.CharField(max_length=20, choices=[(side.value, side.value) for side in Side])
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["response", "version", "side"], name="consent_one_per_side"),
        ]

    def __str__(self) -> str:
        return f"{self.side} agrees to {self.response_id} version {self.version}"


class Finish(models.Model):
    """That a call is finished: everybody behind it has an answer, and its own answer says what was done."""

    call = models.OneToOneField(
        "inputs.Call", primary_key=True, on_delete=models.PROTECT, related_name="finish"
    )
    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.call_id} is finished"


class Manner(models.Model):
    """How a cycle answers: whether a response needs the agreement of both sides before it is published."""

    cycle = models.OneToOneField(Cycle, primary_key=True, on_delete=models.PROTECT, related_name="+")
    both_sides = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"how {self.cycle_id} answers"
