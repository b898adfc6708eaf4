"""The kind: a document."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Choice, Line, Text, When
from moothill.commons.record.kinds import Kind
from moothill.rooms.pages.kinds import DocumentKind
from moothill.rooms.pages.models import Document
from moothill.rooms.pages.register.versions import Versions

DOCUMENT = Kind(
    name="document",
    prefix="DOC",
    segment="documents",
    label=_("document"),
    plural=_("documents"),
    model=Document,
    template="pages/document.html",
    fields=(
        Line("title", _("Title"), required=True, on_record=True),
        Choice("document_kind", _("Kind"), choices=DocumentKind.choices, default=DocumentKind.OTHER),
        Line("phase", _("Phase"), _("The part of the work that it belongs to."), limit=200),
        When("when", _("Date"), _("Its own date, as you would say it: 5 June 2018, April 2016.")),
        Text("remarks", _("Remarks"), limit=10_000),
        Versions("versions", _("Versions"), in_form=False),
        *PROVENANCE,
    ),
)
