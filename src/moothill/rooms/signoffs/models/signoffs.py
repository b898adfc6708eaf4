"""Route, its steps, and what was said at each."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.people.models import Participant
from moothill.commons.record.models import Record, Thing
from moothill.core.policy import Role, Side
from moothill.rooms.signoffs.kinds import PASSED, Verdict


class Route(Thing):
    """The way by which bodies and offices approve one record as it stood in one version.

    `on` is that record and `of_version` its version: what is approved is that and nothing else. The steps are rows of their
    own, in order. `why` says what the route is for.
    """

    on = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="routes")
    of_version = models.PositiveIntegerField()
    why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=~Q(on=models.F("record")), name="route_is_laid_on_another_record"
            ),
        ]


class Step(models.Model):
    """One step of a route: `office` signs (a body or an office, such as "Cabinet"), entered by whoever holds `role` on
    `side`.

    `number` is its place, from 1: a step is open once all before it are passed. `due` is the day by which it is hoped for.
    """

    route = models.ForeignKey(Route, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    office = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    side = models.CharField(max_length=20, choices=[(side.value, side.value) for side in Side])
    due = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["route", "number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["route", "number"], name="step_one_per_place"),
            models.CheckConstraint(condition=~Q(office=""), name="step_names_who_signs"),
        ]

    def __str__(self) -> str:
        return f"step {self.number} of {self.route_id}"


class Signature(models.Model):
    """What was said at a step, on which `day`, by whom in that body (`said_by`), and who entered it here.

    A step that was refused may be said again later; it is passed once at most. `document` is a published document of the
    cycle that shows it. A once-only `key` seen before enters nothing more.
    """

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="signatures")
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    day = models.DateField()
    said_by = models.CharField(max_length=200, blank=True)
    conditions = models.TextField(blank=True)
    document = models.ForeignKey(Record, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()
    key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["step"], condition=Q(verdict__in=PASSED), name="signature_step_is_passed_once"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="signature_verdict_is_known"
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.APPROVED) | ~Q(conditions=""),
                name="signature_conditions_are_said",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} at {self.step_id}"
