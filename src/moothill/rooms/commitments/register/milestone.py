"""The kind: a milestone."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.context import Context
from moothill.commons.record.fields import PROVENANCE, Line, Ref, Text, When
from moothill.commons.record.kinds import Kind
from moothill.rooms.commitments.models import Milestone
from moothill.rooms.commitments.operations.milestones import turned
from moothill.rooms.commitments.queries.milestones import OF_MILESTONES, data_of
from moothill.rooms.commitments.register import milestone_checks as checks
from moothill.rooms.commitments.register.milestone_number import MilestoneNumber, give_number
from moothill.rooms.commitments.register.milestone_page import gather


def _complete(values: dict[str, Any], context: Context) -> dict[str, Any]:
    return checks.complete(give_number(values, context), context)


MILESTONE = Kind(
    name="milestone",
    prefix="MS",
    segment="milestones",
    label=_("milestone"),
    plural=_("milestones"),
    model=Milestone,
    template="commitments/milestone.html",
    check=checks.check,
    complete=_complete,
    launch=checks.launch,
    turned=turned,
    gather=gather,
    counted=OF_MILESTONES,
    count=data_of,
    clash=(
        "number",
        _("Somebody else took this number a moment ago. Save again, or leave it empty to get the next one."),
    ),
    settled=("commitment", "when"),
    fields=(
        Ref("commitment", _("Commitment"), required=True, to="commitment"),
        MilestoneNumber("number", _("Number"), _("Such as 1.2. Leave this empty to get the next one."), limit=20),
        Line("title", _("What is done"), required=True, on_record=True, limit=300),
        Line("group", _("Group"), _("The heading that it stands under, if there are several."), limit=200, aside=True),
        Text("output", _("What will exist"), _("What anybody can look at once it is done."), limit=10_000),
        Text("verification", _("How it can be checked"), _("Where to look, or whom to ask."), limit=10_000),
        When(
            "when",
            _("From its start to its end"),
            _("Such as: June 2019 to March 2020. Once it is public these dates are moved at a door of their own."),
        ),
        Line("lead", _("Who leads"), limit=500),
        Line("support", _("Who supports"), limit=500),
        Text("altered", _("Why it is another one than was promised"), limit=10_000, aside=True),
        *PROVENANCE,
    ),
)  # fmt: skip
