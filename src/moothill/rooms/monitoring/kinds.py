"""The words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from moothill.core.policy import Side


class State(models.TextChoices):
    """Where a milestone stands, as whoever reports says."""

    NOT_STARTED = "not-started", _("not started")
    IN_PROGRESS = "in-progress", _("in progress")
    BEHIND = "behind", _("behind")
    ON_HOLD = "on-hold", _("on hold")
    COMPLETE = "complete", _("complete")
    ALTERED = "altered", _("altered")
    DROPPED = "dropped", _("dropped")
    AFTER_END = "after-end", _("to be finished after the plan's end")


STATE_TONES = {
    State.NOT_STARTED: "wait",
    State.IN_PROGRESS: "now",
    State.BEHIND: "stop",
    State.ON_HOLD: "stop",
    State.COMPLETE: "good",
    State.ALTERED: "wait",
    State.DROPPED: "stop",
    State.AFTER_END: "wait",
}
# These need a challenge: what stands in the way.
WEAK = (State.NOT_STARTED, State.BEHIND, State.ON_HOLD, State.DROPPED, State.AFTER_END)

# Once the last report says so, nothing more is to be reported.
SETTLED = (State.COMPLETE, State.DROPPED)
# The two sides that report, in the order in which their words stand beside each other.
REPORTING = (Side.GOVERNMENT, Side.CIVIL_SOCIETY)
MOST_EVIDENCE = 5  # that one form takes


class Phase(models.TextChoices):
    """Where a reporting period stands."""

    TO_COME = "to-come", _("to come")
    OPEN = "open", _("open")
    LATE = "late", _("overdue")
    CLOSED = "closed", _("closed")


PHASE_TONES = {Phase.TO_COME: "wait", Phase.OPEN: "now", Phase.LATE: "stop", Phase.CLOSED: "none"}


class Challenge(models.TextChoices):
    """What stands in the way.

    After the codes of Canada's tracker (open-data/ckanext-canada, tables/nap6.yaml).
    """

    FUNDING = "funding", _("funding changed")
    RESOURCES = "resources", _("not enough people or means")
    PRIORITIES = "priorities", _("priorities changed")
    APPROVALS = "approvals", _("approvals are late")
    DEPENDS = "depends", _("it depends on something else")
    OTHER = "other", _("something else")


class Verdict(models.TextChoices):
    """What the other side says of how a milestone stands."""

    AGREES = "agrees", _("agrees with what was reported")
    PARTLY = "partly", _("agrees in part")
    DISAGREES = "disagrees", _("disagrees with what was reported")
    CANNOT_TELL = "cannot-tell", _("cannot tell")


VERDICT_TONES = {
    Verdict.AGREES: "good",
    Verdict.PARTLY: "now",
    Verdict.DISAGREES: "stop",
    Verdict.CANNOT_TELL: "wait",
}
