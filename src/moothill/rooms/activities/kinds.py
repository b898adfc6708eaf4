"""The words of this room: what an activity is, and where it stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from moothill.core.policy import Side


class State(models.TextChoices):
    """Where an activity stands."""

    PLANNED = "planned", _("planned")
    IN_PROGRESS = "in-progress", _("in progress")
    COMPLETE = "complete", _("complete")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")
    NOT_GOING_AHEAD = "not-going-ahead", _("not going ahead")
    NOT_RECORDED = "not-recorded", _("not recorded")


class Form(models.TextChoices):
    """What an activity is: people come to an event, at a place and a time."""

    ACTIVITY = "activity", _("activity")
    EVENT = "event", _("event")


class Registration(models.TextChoices):
    """Whether people register for an event, and where."""

    NONE = "none", _("nobody needs to register")
    HERE = "here", _("on this site")
    ELSEWHERE = "elsewhere", _("on another site")


class PlaceState(models.TextChoices):
    """Where somebody stands who registered."""

    IN = "in", _("has a place")
    WAITING = "waiting", _("on the waiting list")
    CANCELLED = "cancelled", _("cancelled")


class Sector(models.TextChoices):
    """Where people come from, as far as they say so. Only ever shown as numbers, above a threshold."""

    NATIONAL = "national", _("national government")
    LOCAL = "local", _("local government")
    PUBLIC_BODY = "public-body", _("another public body")
    CIVIL_SOCIETY = "civil-society", _("a civil society organisation")
    COMMUNITY = "community", _("a community group")
    BUSINESS = "business", _("a business")
    ACADEMIA = "academia", _("a university or research body")
    MEDIA = "media", _("the media")
    MYSELF = "myself", _("nobody but myself")
    UNSAID = "unsaid", _("not said")


# States that a person must explain.
EXPLAINED = frozenset({State.POSTPONED, State.CANCELLED, State.NOT_GOING_AHEAD})
# States of what will not happen any more.
CALLED_OFF = frozenset({State.CANCELLED, State.NOT_GOING_AHEAD})
# States in which the end of the period is something still to be met.
UNFINISHED = frozenset({State.PLANNED, State.IN_PROGRESS})

# The colour that goes with each word; see `ui.templatetags.ui.state`.
TONES = {
    State.PLANNED: "wait",
    State.IN_PROGRESS: "now",
    State.COMPLETE: "good",
    State.POSTPONED: "wait",
    State.CANCELLED: "stop",
    State.NOT_GOING_AHEAD: "stop",
    State.NOT_RECORDED: "none",
}

# One letter for each side that is responsible, so that lists can be filtered by side.
SIDE_LETTERS = {Side.GOVERNMENT: "g", Side.CIVIL_SOCIETY: "c", Side.NEITHER: "n"}
