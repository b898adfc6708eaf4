"""The kind: an announcement."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.fields import PROVENANCE, Choice, Column, Day, Line, Rows, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.news.kinds import AnnouncementKind
from moothill.rooms.news.models import Announcement

ANNOUNCEMENT = Kind(
    name="announcement",
    prefix="N",
    segment="news",
    label=_("announcement"),
    plural=_("announcements"),
    model=Announcement,
    template="news/announcement.html",
    fields=(
        Line("title", _("Title"), required=True, on_record=True),
        Choice(
            "announcement_kind", _("Kind"), choices=AnnouncementKind.choices, default=AnnouncementKind.NEWS
        ),
        Text("words", _("Words"), _("Markdown."), limit=20_000),
        Rows(
            "signed_by",
            _("Names below it"),
            _("Of those who speak here. A side itself signs on the page, once this is published."),
            columns=(
                Column("name", _("Name")),
                Column("organisation", _("Organisation")),
                Column("side", _("Side"), choices=SIDES),
            ),
            most=50,
        ),
        Day("top_until", _("At the top until"), _("A day; leave it empty to let it stand in its turn.")),
        *PROVENANCE,
    ),
)
