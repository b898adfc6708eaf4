"""Places at an event. None of this is public."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from moothill.commons.people.models import Participant
from moothill.rooms.activities.kinds import PlaceState, Sector
from moothill.rooms.activities.models.activity import Activity


class Places(models.Model):
    """The one row of an event that is locked while places are given: how many are taken, and the last number given."""

    event = models.OneToOneField(Activity, primary_key=True, on_delete=models.PROTECT, related_name="places")
    taken = models.PositiveIntegerField(default=0)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"places of {self.event_id}"


class Place(models.Model):
    """That somebody registered: with a place, waiting for one in the order of `number`, or no more.

    `token` is the digest of the address by which they cancel; `check_in` of the short code by which they are checked in.
    `participant` is theirs, if they were known by a cookie or an account. Name, address and access needs go when they are
    erased, and are deleted some time after the event.
    """

    event = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="registered")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=PlaceState.choices)
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    access_needs = models.CharField(max_length=1000, blank=True)
    sector = models.CharField(max_length=20, choices=Sector.choices, default=Sector.UNSAID)
    remote = models.BooleanField(default=False)
    language = models.CharField(max_length=10, blank=True)
    token = models.CharField(max_length=64, unique=True)
    check_in = models.CharField(max_length=64, blank=True)
    key = models.UUIDField(null=True, blank=True, unique=True)
    at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    came_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["event_id", "number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["event", "number"], name="place_one_per_number"),
            models.UniqueConstraint(
                fields=["event", "participant"],
                condition=~Q(state=PlaceState.CANCELLED),
                name="place_one_for_each",
            ),
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=~Q(state=PlaceState.CANCELLED) & ~Q(email=""),
                name="place_one_per_address",
            ),
            models.CheckConstraint(condition=Q(state__in=PlaceState.values), name="place_state_is_known"),
            models.CheckConstraint(condition=Q(sector__in=Sector.values), name="place_sector_is_known"),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["event", "state", "number"], name="place_in_order")
        ]

    def __str__(self) -> str:
        return (
            f"place {self.number} at {self.event_id}"  # never the name or address: this string reaches logs
        )


class Joining(models.Model):
    """How to join an event from afar: shown to those who have a place, and to nobody else."""

    event = models.OneToOneField(Activity, primary_key=True, on_delete=models.PROTECT, related_name="joining")
    words = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"joining {self.event_id}"


class SectorCount(models.Model):
    """How many came from one sector, as whoever was there counted. Shown only above the threshold."""

    event = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="sectors")
    sector = models.CharField(max_length=20, choices=Sector.choices)
    count = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["event", "sector"], name="sector_counted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sector} at {self.event_id}"
