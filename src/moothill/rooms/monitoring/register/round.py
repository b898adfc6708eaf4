"""The kind: a reporting period."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Day, Line, When
from moothill.commons.record.kinds import Kind
from moothill.rooms.monitoring.models import Round

ROUND = Kind(
    name="round",
    prefix="RR",
    segment="rounds",
    label=_("reporting period"),
    plural=_("reporting periods"),
    model=Round,
    template="monitoring/round.html",
    fields=(
        Line("title", _("Title"), _("Such as: progress to December 2019."), required=True, on_record=True, limit=200),
        When("when", _("The time that is reported on"), _("Such as: September to December 2019."), required=True),
        Day("due", _("Reports are due by")),
        *PROVENANCE,
    ),
)  # fmt: skip
