"""The kind: a stakeholder group."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Line, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.activities.models import StakeholderGroup

GROUP = Kind(
    name="group",
    prefix="G",
    segment="groups",
    label=_("stakeholder group"),
    plural=_("stakeholder groups"),
    model=StakeholderGroup,
    template="activities/groups/group.html",
    fields=(
        Line("title", _("Name"), required=True, on_record=True),
        Text("who", _("Who they are"), limit=4000),
        Text("why", _("Why they should be heard"), limit=4000),
        Text("how", _("How they are reached"), limit=4000),
        *PROVENANCE,
    ),
)
