"""The kind: a section."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Choice, Line, Ref, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.pages.kinds import Depth
from moothill.rooms.pages.models import Section
from moothill.rooms.pages.register.slots import Slot

SECTION = Kind(
    name="section",
    prefix="SE",
    segment="sections",
    label=_("section"),
    plural=_("sections"),
    model=Section,
    template="pages/section.html",
    fields=(
        Line("title", _("Heading"), required=True, on_record=True),
        Ref("page", _("Page"), required=True, to="page", aside=True),
        Choice("depth", _("How deep it stands"), choices=Depth.choices, default=Depth.ONE, aside=True),
        Text("text", _("Text"), _("Markdown. It stands above the table, if there is one.")),
        Slot(
            "slot",
            _("Table"),
            _("The table that stands in this section. Move the section, and the table moves with it."),
            aside=True,
        ),
        *PROVENANCE,
    ),
)
