"""The columns of a list of people."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.fields import Column

WHO = (
    Column("name", _("Name")),
    Column("organisation", _("Organisation")),
    Column("side", _("Side"), choices=SIDES),
)
