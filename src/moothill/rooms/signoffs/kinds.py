"""The words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from moothill.core.policy import Role

# Roles whose holders can enter a sign-off, each for its side: any that a cycle has.
SIGNING = tuple(Role)


class Verdict(models.TextChoices):
    """What a body or an office says of what is laid before it."""

    APPROVED = "approved", _("approved")
    CONDITIONS = "conditions", _("approved, with conditions")
    REFUSED = "refused", _("not approved")


PASSED = (Verdict.APPROVED, Verdict.CONDITIONS)
VERDICT_TONES = {Verdict.APPROVED: "good", Verdict.CONDITIONS: "now", Verdict.REFUSED: "stop"}
