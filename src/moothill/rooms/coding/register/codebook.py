"""The kind: a version of the codebook. `operations.cut_codebook` alone makes one."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Line, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.coding.models import Codebook

CODEBOOK = Kind(
    name="codebook",
    prefix="CB",
    segment="codebooks",
    label=_("version of the codebook"),
    plural=_("versions of the codebook"),
    model=Codebook,
    fields=(
        Line("title", _("Title"), required=True, on_record=True, limit=200),
        Text("why", _("Why it is cut"), _("Everyone can read this."), required=True, limit=2000),
        *PROVENANCE,
    ),
    written=False,
    explained=("why",),
)
