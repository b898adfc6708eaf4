"""Reporting round, update, and the personal link by which somebody reports."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.people.models import Participant
from moothill.commons.record.models import Dated, Thing
from moothill.core.policy import Side
from moothill.rooms.monitoring.kinds import Challenge, State, Verdict


class Round(Thing, Dated):
    """A reporting period: `when` is the time that is reported on, `due` the last day to report without being late.

    From `closed_at` on nothing more is taken for it.
    """

    due = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)


class Update(Thing):
    """What one side says of one milestone for one reporting period; the record's title says it in a line.

    `state` is where the milestone stands, `as_written` the word used for that at the source. `happened` is what was done,
    `challenge` and `hindrance` what stands in the way. `verdict` is what the other side says of what was reported, ""
    where it does not judge. `evidence` are rows with "title", "address" and "file" (the reference of a document of the
    cycle that holds a copy). `whose` is who reports, by name or office, and `side` where they stand. `day` is the day as
    of which it holds.
    """

    milestone = models.ForeignKey("commitments.Milestone", on_delete=models.PROTECT, related_name="updates")
    round = models.ForeignKey(Round, null=True, blank=True, on_delete=models.PROTECT, related_name="updates")
    side = models.CharField(max_length=20, choices=[(side.value, side.value) for side in Side])
    state = models.CharField(max_length=12, choices=State.choices)
    as_written = models.CharField(max_length=100, blank=True)
    happened = models.TextField(blank=True)
    challenge = models.CharField(max_length=12, choices=Challenge.choices, blank=True)
    hindrance = models.TextField(blank=True)
    verdict = models.CharField(max_length=12, choices=Verdict.choices, blank=True)
    evidence = models.JSONField(default=list, blank=True)
    whose = models.CharField(max_length=200, blank=True)
    day = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="update_state_is_known"),
            models.CheckConstraint(
                condition=~Q(challenge=Challenge.OTHER) | ~Q(hindrance=""),
                name="update_other_challenge_is_said",
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["milestone", "side", "day"], name="update_latest")
        ]


class Invitation(models.Model):
    """A personal link by which somebody without an account reports on milestones of one commitment for one round.

    The secret itself is only in the mail: `digest` is its SHA-256, and nobody's address stands here. `asked` numbers the
    links of one commitment, round and side. From `ended_at` on it opens nothing.
    """

    commitment = models.ForeignKey("commitments.Commitment", on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="invitations")
    side = models.CharField(max_length=20, choices=[(side.value, side.value) for side in Side])
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    asked = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["commitment", "round", "side"],
                condition=Q(ended_at=None),
                name="invitation_one_for_each_side",
            ),
            models.UniqueConstraint(
                fields=["commitment", "round", "side", "asked"], name="invitation_numbered_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} reports on {self.commitment_id}"
