"""Member, Cycle and RoleHeld."""

from datetime import date, datetime
from functools import cache
from typing import ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles import labels
from moothill.commons.journal.models import Head
from moothill.commons.people.models import Organisation, Participant
from moothill.core.policy import CycleState, Role, Side

# Addresses of the site itself, which no cycle may take.
RESERVED = frozenset(
    {
        "accounts",
        "admin",
        "api",
        "brand.css",
        "code",
        "data",
        "desk",
        "favicon.ico",
        "files",
        "health",
        "healthz",
        "language",
        "mail",
        "new-cycle",
        "notices",
    }
    | {"me", "media", "people", "practice", "preview", "robots.txt", "search", "static", "style"}
)
slug_shape = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Use small letters, digits and single hyphens."))


def not_reserved(slug: str) -> None:
    """Refuse a slug that is an address of the site itself."""
    if slug in RESERVED:
        raise ValidationError(
            _("“%(slug)s” is an address of the site itself. Choose another."), params={"slug": slug}
        )


# Asked once: finding them walks a thousand files.
_zones = cache(available_timezones)


def a_time_zone(name: str) -> None:
    """Refuse a name that is no IANA time zone."""
    if name not in _zones():
        raise ValidationError(
            _("“%(name)s” is not a time zone. Write one such as Europe/London."), params={"name": name}
        )


class Member(models.Model):
    """A government that takes part in the Open Government Partnership; never a person."""

    slug = models.SlugField(max_length=80, unique=True, validators=[slug_shape])
    name = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.name


class Cycle(models.Model):
    """One action plan from first planning to last review. In a `practice` cycle nothing is real, and every page says so.

    `level`: a steward of one side changes rights and rules only with one of the other; see `commons.cycles.level`.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="cycles")
    head = models.OneToOneField(Head, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=80, unique=True, validators=[slug_shape, not_reserved])
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True, max_length=2000)
    state = models.CharField(max_length=10, choices=labels.CYCLE_STATES, default=CycleState.DRAFT)
    starts = models.DateField()
    ends = models.DateField()
    zone = models.CharField(max_length=60, default="Europe/London", validators=[a_time_zone])
    language = models.CharField(max_length=10, default="en")
    source = models.CharField(max_length=500, blank=True)
    practice = models.BooleanField(default=False)
    level = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["-starts", "slug"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(starts__lte=models.F("ends")), name="cycle_starts_before_end"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The cycle's home."""
        return f"/{self.slug}/"

    def day(self, at: datetime) -> date:
        """The day it is at `at` where the cycle lives."""
        return at.astimezone(ZoneInfo(self.zone)).date()


class RoleHeld(models.Model):
    """That somebody holds a role in a cycle, from one moment until another. Public; never edited: ended, and given anew."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="roles_held")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=20, choices=labels.ROLES)
    side = models.CharField(max_length=20, choices=labels.SIDES, default=Side.NEITHER)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["role", "side", "since", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["cycle", "participant", "role"],
                condition=models.Q(until=None),
                name="role_held_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")),
                name="role_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.STEWARD) | ~models.Q(side=Side.NEITHER),
                name="role_steward_speaks_for_a_side",
            ),
            models.CheckConstraint(condition=models.Q(role__in=list(Role)), name="role_is_known"),
            models.CheckConstraint(condition=models.Q(side__in=list(Side)), name="role_side_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.side}"


class PracticePerson(models.Model):
    """An invented somebody of the practice cycles, as whom a visitor at home may act: no sign-in leads to them.

    The one that stands for guests is a guest, and has no account.

    `part` is whom they stand for; there is one person for each.
    """

    participant = models.OneToOneField(
        Participant, primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    part = models.SlugField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.part
