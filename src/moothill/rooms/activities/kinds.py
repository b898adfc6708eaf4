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


# States that a person must explain.
EXPLAINED = frozenset({State.POSTPONED, State.CANCELLED, State.NOT_GOING_AHEAD})
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
