"""Activity."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.models import Dated, Thing
from moothill.rooms.activities.kinds import EXPLAINED, TONES, Form, Registration, State

_SIDES = dict(SIDES)


class Activity(Thing, Dated):
    """One row of the register: a thing done to engage people.

    An event may take registrations: for `capacity` people, or for any number where that is None. `came` is how many came;
    an event without a report says in `no_report` why there is none.

    `number` is a label that the system gives. A withdrawn activity keeps its own, so that no number ever means two things.
    """

    # No index of its own: that of the register begins with it.
    stage = models.ForeignKey("plan.Stage", on_delete=models.PROTECT, related_name="+", db_index=False)
    group = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=20, blank=True)
    number_as_written = models.CharField(max_length=20, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    form = models.CharField(max_length=10, choices=Form.choices, default=Form.ACTIVITY)
    placeholder = models.BooleanField(default=False)
    place = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    responsible = models.JSONField(default=list, blank=True)
    sides = models.CharField(max_length=3, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.NOT_RECORDED)
    state_reason = models.CharField(max_length=1000, blank=True)
    state_as_written = models.CharField(max_length=100, blank=True)
    remarks = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    registration = models.CharField(max_length=10, choices=Registration.choices, default=Registration.NONE)
    registration_address = models.CharField(max_length=500, blank=True)
    registration_until = models.DateTimeField(null=True, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    access = models.CharField(max_length=1000, blank=True)
    came = models.PositiveIntegerField(null=True, blank=True)
    no_report = models.CharField(max_length=1000, blank=True)
    objective = models.ForeignKey(
        "plan.Objective", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["stage", "group", "number"], condition=~Q(number=""), name="activity_one_per_number"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("record")), name="activity_is_no_part_of_itself"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="activity_state_is_known"),
            models.CheckConstraint(condition=Q(form__in=Form.values), name="activity_form_is_known"),
            models.CheckConstraint(
                condition=Q(registration__in=Registration.values), name="activity_registration_is_known"
            ),
        ]
        # All that the figures of the register and its filters ask for, so that they read no rows.
        indexes: ClassVar[list[Any]] = [
            models.Index(
                fields=["stage", "state", "placeholder", "form", "sides", "place", "record"],
                name="activity_counted",
            )
        ]

    @property
    def is_event(self) -> bool:
        """Whether people come to it."""
        return self.form == Form.EVENT

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES[State(self.state)]

    @property
    def is_called_off(self) -> bool:
        """Whether it does not take place as planned: postponed, cancelled or not going ahead."""
        return State(self.state) in EXPLAINED

    @property
    def is_unexplained(self) -> bool:
        """Whether its state asks for a reason and none was recorded."""
        return State(self.state) in EXPLAINED and not self.state_reason

    @property
    def people(self) -> list[tuple[str, str, Any]]:
        """Who is responsible: first name or body, then what they belong to, then their side in words."""
        return [
            (
                row["name"] or row["organisation"],
                row["organisation"] if row["name"] else "",
                _SIDES.get(row["side"], ""),
            )
            for row in self.responsible
        ]
