"""The kind: a milestone."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Line, Ref, Text, When
from moothill.commons.record.kinds import Kind
from moothill.rooms.commitments.models import Milestone

MILESTONE = Kind(
    name="milestone",
    prefix="MS",
    segment="milestones",
    label=_("milestone"),
    plural=_("milestones"),
    model=Milestone,
    template="commitments/milestone.html",
    fields=(
        Ref("commitment", _("Commitment"), required=True, to="commitment"),
        Line("number", _("Number"), _("Such as 1.2."), on_record=True, limit=20),
        Line("title", _("What is done"), required=True, on_record=True, limit=300),
        Line("group", _("Group"), _("The heading that it stands under, if there are several."), limit=200, aside=True),
        Text("output", _("What will exist"), _("What anybody can look at once it is done."), limit=10_000),
        Text("verification", _("How it can be checked"), _("Where to look, or whom to ask."), limit=10_000),
        When("when", _("From its start to its end"), _("Such as: June 2019 to March 2020.")),
        Line("lead", _("Who leads"), limit=500),
        Line("support", _("Who supports"), limit=500),
        Text("altered", _("Why it is another one than was promised"), limit=10_000, aside=True),
        *PROVENANCE,
    ),
)  # fmt: skip
