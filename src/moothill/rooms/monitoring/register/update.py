"""The kind: an update on a milestone."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.fields import PROVENANCE, Choice, Column, Day, Line, Ref, Rows, Text
from moothill.commons.record.kinds import Instead, Kind
from moothill.rooms.monitoring.kinds import Challenge, State, Verdict
from moothill.rooms.monitoring.models import Update
from moothill.rooms.monitoring.operations import update_turned
from moothill.rooms.monitoring.register.checking import check, launch
from moothill.rooms.monitoring.register.update_page import gather

UPDATE = Kind(
    name="update",
    prefix="U",
    segment="updates",
    label=_("update"),
    plural=_("updates"),
    model=Update,
    template="monitoring/update.html",
    check=check,
    launch=launch,
    gather=gather,
    turned=update_turned,
    begun=Instead(
        _("An update is about a milestone. Open that milestone and report from its page."),
        _("Progress"),
        "progress/",
    ),
    explained=("state", "happened", "challenge", "hindrance", "verdict", "evidence", "whose", "day"),
    fields=(
        Ref("milestone", _("Milestone"), required=True, to="milestone"),
        Ref("round", _("Reporting period"), to="round"),
        Line("title", _("In one line"), required=True, on_record=True, limit=300),
        Choice("side", _("Which side says so"), choices=SIDES, default="government"),
        Choice("state", _("Where it stands"), choices=State.choices, default=State.IN_PROGRESS),
        Line("as_written", _("The word used for that at the source"), limit=100, aside=True),
        Text("happened", _("What happened"), limit=20_000),
        Choice(
            "challenge",
            _("What stands in the way"),
            choices=(("", _("nothing")), *Challenge.choices),
            default="",
        ),
        Text("hindrance", _("More about what stands in the way"), limit=10_000),
        Choice(
            "verdict",
            _("What the other side says of what was reported"),
            choices=(("", _("no judgement")), *Verdict.choices),
            default="",
        ),
        Rows(
            "evidence",
            _("Evidence"),
            columns=(
                Column("title", _("What it shows"), limit=300, required=True),
                Column("address", _("Address"), limit=500),
                Column("file", _("Document with a copy, such as DOC-3"), limit=20),
            ),
            most=20,
        ),
        Line("whose", _("Who reports"), limit=200),
        Day("day", _("As of")),
        *PROVENANCE,
    ),
)  # fmt: skip
