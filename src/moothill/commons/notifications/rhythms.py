"""How often somebody is written to. Values sort from the most to the least often, which queries rely on."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    """`AS_OVERALL` stands beside a follow alone: it goes by what its reader chose for everything."""

    AS_OVERALL = "", _("as for everything else")
    AT_ONCE = "1-at-once", _("at once")
    DAILY = "2-daily", _("once a day")
    WEEKLY = "3-weekly", _("once a week, on Mondays")
    NEVER = "4-never", _("never by e-mail: only here")


MAILED = (Rhythm.AT_ONCE, Rhythm.DAILY, Rhythm.WEEKLY)
OVERALL = [(value, label) for value, label in Rhythm.choices if value]
