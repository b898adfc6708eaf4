"""The kind: a code."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Choice, Line, Ref, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Code

CODE = Kind(
    name="code",
    prefix="CO",
    segment="codes",
    label=_("code"),
    plural=_("codes"),
    model=Code,
    fields=(
        Line("title", _("Label"), _("What it is about, in a few words."), required=True, on_record=True, limit=120),
        Text("definition", _("What it means"), limit=4000),
        Text("included", _("Examples of what is meant"), limit=4000),
        Text("excluded", _("Examples of what is not meant"), limit=4000),
        Ref("parent", _("Belongs under"), to="code"),
        Choice("standing", _("Standing"), choices=Standing.choices, default=Standing.DRAFT),
        *PROVENANCE,
    ),
)  # fmt: skip
