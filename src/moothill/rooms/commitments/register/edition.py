"""The kind: an edition of the action plan."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Line, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.commitments.models import Edition

EDITION = Kind(
    name="edition",
    prefix="AP",
    segment="action-plan",
    label=_("edition of the action plan"),
    plural=_("editions of the action plan"),
    model=Edition,
    template="commitments/edition.html",
    written=False,
    fields=(
        Line("title", _("Title"), required=True, on_record=True, limit=300),
        Text("foreword", _("Joint foreword"), limit=40_000),
        Text("vision", _("Long-term vision"), limit=40_000),
        Text("follow", _("How to follow it"), limit=20_000),
        *PROVENANCE,
    ),
)  # fmt: skip
