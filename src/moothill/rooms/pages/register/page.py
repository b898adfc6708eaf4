"""The kind: a page."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Line, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.pages.models import Page

PAGE = Kind(
    name="page",
    prefix="PG",
    segment="pages",
    label=_("page"),
    plural=_("pages"),
    model=Page,
    template="pages/page.html",
    fields=(
        Line("title", _("Title"), required=True, on_record=True),
        Text("purpose", _("What it is for"), _("A sentence or two below the title."), limit=4000),
        *PROVENANCE,
    ),
)
