"""The kind: an edition of the action plan. `operations` put it together and issue it; then it never changes."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.fields import PROVENANCE, Column, Line, Ref, Rows, Text, Whole
from moothill.commons.record.kinds import Instead, Kind
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState
from moothill.rooms.commitments.models import Edition
from moothill.rooms.commitments.operations.editions import turned
from moothill.rooms.commitments.register.edition_checks import check, launch
from moothill.rooms.commitments.register.edition_fields import Drafts
from moothill.rooms.commitments.register.edition_page import COUNTED, count, gather

_PUT_TOGETHER = Instead(
    _("An edition of the plan is put together from drafts. Do that on the page of the plan."),
    _("Action plan"),
    "action-plan/",
)
_FIXED = Instead(
    _("An edition that was issued never changes. Put an amendment together: it is an edition of its own."),
    _("Action plan"),
    "action-plan/",
)


def _fixed(record: Record) -> Instead | None:
    """It never changes once it is issued."""
    return None if record.state == RecordState.DRAFT else _FIXED


EDITION = Kind(
    name="edition",
    prefix="AP",
    segment="action-plan",
    label=_("edition of the action plan"),
    plural=_("editions of the action plan"),
    model=Edition,
    template="commitments/edition.html",
    begun=_PUT_TOGETHER,
    fixed=_fixed,
    check=check,
    launch=launch,
    gather=gather,
    turned=turned,
    counted=COUNTED,
    count=count,
    fields=(
        Line("title", _("Title"), required=True, on_record=True, limit=300),
        Drafts(
            "drafts",
            _("Drafts it is made of"),
            _("One of each commitment, exactly as it was cut. A commitment that is left out is not in this edition."),
            columns=(Column("draft", _("Draft"), limit=20, required=True),),
            most=200,
        ),
        Text("foreword", _("Joint foreword"), _("Of both sides together."), limit=40_000),
        Rows(
            "signed",
            _("Who signs the foreword"),
            _("Both sides stand beside each other."),
            columns=(
                Column("name", _("Name"), required=True),
                Column("office", _("Office")),
                Column("side", _("Side"), choices=SIDES),
            ),
            most=20,
        ),
        Text("vision", _("Long-term vision"), limit=40_000),
        Text("follow", _("How to follow it"), _("Where people hear of progress, and whom they ask."), limit=20_000),
        Whole(
            "plan_number",
            _("Number of this plan among those of its member"),
            _("As the OGP counts them, such as 2. It stands in the table for the OGP."),
            least=1,
            most=100,
        ),
        Ref("amends", _("Amends the edition"), _("Only for an amendment."), to="edition"),
        Text("because", _("Why the plan is amended"), _("Everyone can read this."), limit=4000),
        Rows(
            "agreed",
            _("Who agreed to the amendment"),
            _("Everybody who did, on both sides. Everyone can read this."),
            columns=(
                Column("name", _("Name")),
                Column("organisation", _("Organisation")),
                Column("side", _("Side"), choices=SIDES),
            ),
            most=40,
        ),
        Text(
            "outside",
            _("Why it is amended after the window"),
            _("Only where the window for amendments is over. Everyone can read this."),
            limit=4000,
        ),
        *PROVENANCE,
    ),
)  # fmt: skip
