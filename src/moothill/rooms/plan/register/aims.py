"""The kinds: an objective, and a way of working."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Line, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.plan.models import Objective, WayOfWorking
from moothill.rooms.plan.register.numbering import CLASH, NUMBER, Numbering

_OBJECTIVES = Numbering(Objective)
_WAYS = Numbering(WayOfWorking)

OBJECTIVE = Kind(
    name="objective",
    prefix="O",
    segment="objectives",
    label=_("objective"),
    plural=_("objectives"),
    model=Objective,
    fields=(
        Line("title", _("Objective"), required=True, on_record=True),
        Text("remarks", _("Remarks"), limit=20_000),
        NUMBER,
        *PROVENANCE,
    ),
    check=_OBJECTIVES.check,
    complete=_OBJECTIVES.complete,
    clash=CLASH,
)

WAY_OF_WORKING = Kind(
    name="way-of-working",
    prefix="W",
    segment="ways-of-working",
    label=_("way of working"),
    plural=_("ways of working"),
    model=WayOfWorking,
    fields=(
        Line("title", _("Way of working"), required=True, on_record=True),
        Text("remarks", _("Remarks"), limit=20_000),
        NUMBER,
        Line("number_as_written", _("Number as written"), limit=20, in_form=False),
        *PROVENANCE,
    ),
    check=_WAYS.check,
    complete=_WAYS.complete,
    clash=CLASH,
)
