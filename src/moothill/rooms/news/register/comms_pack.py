"""The kind: a comms pack."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Day, Line, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.news.models import CommsPack
from moothill.rooms.news.register.pictures import Pictures
from moothill.rooms.news.register.wordings import COLUMNS, Wordings

COMMS_PACK = Kind(
    name="comms-pack",
    prefix="CP",
    segment="comms-packs",
    label=_("comms pack"),
    plural=_("comms packs"),
    model=CommsPack,
    template="news/comms_pack.html",
    fields=(
        Line("title", _("Title"), required=True, on_record=True),
        Line(
            "audience", _("For whom"), _("Who may want to use this: partners, libraries, schools."), limit=400
        ),
        Day("use_until", _("Use until"), _("A day; leave it empty if it does not go stale.")),
        Text("notes", _("How to use it"), limit=10_000),
        Wordings("wordings", _("Wordings"), _("Ready to be copied."), columns=COLUMNS, most=40),
        Pictures("pictures", _("Pictures"), in_form=False),
        *PROVENANCE,
    ),
)
