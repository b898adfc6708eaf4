"""The words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What becomes of what was said."""

    TAKEN_UP = "taken-up", _("taken up")
    PARTLY = "partly", _("partly taken up")
    NOT = "not-taken-up", _("not taken up")
    OPEN = "open", _("still open")


OUTCOME_TONES = {Outcome.TAKEN_UP: "good", Outcome.PARTLY: "now", Outcome.NOT: "stop", Outcome.OPEN: "wait"}
# These say why.
EXPLAINED = (Outcome.PARTLY, Outcome.NOT)
# Kinds of record that can be answered.
ANSWERABLE = ("input", "point", "theme", "call")
# Where one of these is answered, the response says what was asked.
ASKED = ("point", "theme", "call")
# References that one response takes, and responses in one batch.
MOST = 500
