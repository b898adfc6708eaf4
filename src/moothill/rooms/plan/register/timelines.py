"""The kinds: a timeline, and one row of it."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Line, Ref, Text, When, Whole
from moothill.commons.record.kinds import Kind
from moothill.rooms.plan.models import Timeline, TimelineRow
from moothill.rooms.plan.register.periods import Periods

TIMELINE = Kind(
    name="timeline",
    prefix="TL",
    segment="timelines",
    label=_("timeline"),
    plural=_("timelines"),
    model=Timeline,
    template="plan/timeline.html",
    fields=(
        Line("title", _("Title"), required=True, on_record=True),
        When("when", _("As of"), _("The day on which it was drawn up, or last revised.")),
        Text("revised_because", _("Why it was revised"), limit=2000),
        Text("remarks", _("Remarks"), limit=20_000),
        *PROVENANCE,
    ),
)

TIMELINE_ROW = Kind(
    name="timeline-row",
    prefix="TR",
    segment="timeline-rows",
    label=_("row of a timeline"),
    plural=_("rows of timelines"),
    model=TimelineRow,
    template="plan/timeline_row.html",
    fields=(
        Line("title", _("What takes place"), required=True, on_record=True),
        Ref("timeline", _("Timeline"), required=True, to="timeline"),
        Line(
            "group",
            _("Group"),
            _("The heading it stands under, if there are several."),
            limit=120,
        ),
        Periods(
            "periods",
            _("When"),
            _("As you would say it: March 2018, June to August, from September 2018."),
        ),
        Whole(
            "marks",
            _("Marks"),
            _("How many months its source marks, if that is more than is known of them."),
            most=1200,
        ),
        *PROVENANCE,
    ),
)
