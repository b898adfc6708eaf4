"""The kind: a draft. `operations` alone cut one, and what it holds never changes."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Line, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.commitments.models import Draft

DRAFT = Kind(
    name="draft",
    prefix="CD",
    segment="drafts",
    label=_("draft of a commitment"),
    plural=_("drafts of commitments"),
    model=Draft,
    template="commitments/draft.html",
    written=False,
    fields=(
        Line("title", _("Title"), required=True, on_record=True, limit=300),
        Text("why", _("Why it is cut"), limit=2000),
        *PROVENANCE,
    ),
)  # fmt: skip
