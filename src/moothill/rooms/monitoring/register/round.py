"""The kind: a reporting period."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Day, Line, When
from moothill.commons.record.kinds import Kind
from moothill.rooms.monitoring.models import Round
from moothill.rooms.monitoring.operations import round_turned
from moothill.rooms.monitoring.register.checking import check_round
from moothill.rooms.monitoring.register.round_page import gather

ROUND = Kind(
    name="round",
    prefix="RR",
    segment="rounds",
    label=_("reporting period"),
    plural=_("reporting periods"),
    model=Round,
    template="monitoring/round.html",
    check=check_round,
    gather=gather,
    explained=("when", "due"),
    turned=round_turned,
    fields=(
        Line("title", _("Title"), _("Such as: progress to December 2019."), required=True, on_record=True, limit=200),
        When("when", _("The time that is reported on"), _("Such as: September to December 2019."), required=True),
        Day("due", _("Reports are due by"), _("The last day on which a report is not late.")),
        *PROVENANCE,
    ),
)  # fmt: skip
