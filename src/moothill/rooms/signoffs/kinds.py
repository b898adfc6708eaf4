"""The words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from moothill.core.policy import Role, Side

# Roles whose holders can enter a sign-off, each for its side: any that a cycle has.
SIGNING = tuple(Role)
# Steps of one route.
MOST = 30


class Verdict(models.TextChoices):
    """What a body or an office says of what is laid before it."""

    APPROVED = "approved", _("approved")
    CONDITIONS = "conditions", _("approved, with conditions")
    REFUSED = "refused", _("not approved")


class StepState(models.TextChoices):
    """Where a step of a route stands."""

    APPROVED = "approved", _("approved")
    CONDITIONS = "conditions", _("approved, with conditions")
    REFUSED = "refused", _("not approved: it can be laid before them again")
    OPEN = "open", _("open now")
    WAITING = "waiting", _("waits for the step before it")


PASSED = (Verdict.APPROVED, Verdict.CONDITIONS)
STEP_TONES = {
    StepState.APPROVED: "good",
    StepState.CONDITIONS: "now",
    StepState.REFUSED: "stop",
    StepState.OPEN: "now",
    StepState.WAITING: "wait",
}

# Where a route may begin, to be changed before it is laid: from the leads to the submission to the OGP.
USUAL = (
    (_("Lead of the government"), Role.COMMITMENT_LEAD, Side.GOVERNMENT),
    (_("Lead of civil society"), Role.COMMITMENT_LEAD, Side.CIVIL_SOCIETY),
    (_("Steering group"), Role.STEWARD, Side.CIVIL_SOCIETY),
    (_("Co-chair for the government"), Role.STEWARD, Side.GOVERNMENT),
    (_("Co-chair for civil society"), Role.STEWARD, Side.CIVIL_SOCIETY),
    (_("Cabinet"), Role.STEWARD, Side.GOVERNMENT),
    (_("Submission to the OGP"), Role.STEWARD, Side.GOVERNMENT),
)
