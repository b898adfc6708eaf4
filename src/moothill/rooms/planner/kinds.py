"""The words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Presence(models.TextChoices):
    """How somebody was, or was not, at a meeting."""

    ATTENDED = "attended", _("attended")
    APOLOGIES = "apologies", _("apologies")
    DEPUTY = "deputy", _("deputy")
