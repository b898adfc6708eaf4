"""The words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """Where a code stands."""

    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    RETIRED = "retired", _("retired")


# The colour that goes with each word; see `ui.templatetags.ui.state`.
STANDING_TONES = {Standing.DRAFT: "wait", Standing.ADOPTED: "good", Standing.RETIRED: "none"}


class Method(models.TextChoices):
    """How suggestions are found."""

    LINEAR = "linear", _("a linear model on letters and words")
    LIKENESS = "likeness", _("likeness to what is coded already")


class Outcome(models.TextChoices):
    """What a person made of a suggestion."""

    CONFIRMED = "confirmed", _("confirmed")
    REJECTED = "rejected", _("not taken")


class DoubtOutcome(models.TextChoices):
    """What became of a doubt about a code."""

    CHANGED = "changed", _("the coding was changed")
    KEPT = "kept", _("the coding stays")
