"""The kind: a point of a theme."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Choice, Line, Ref, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.themes.kinds import Origin
from moothill.rooms.themes.models import Point
from moothill.rooms.themes.queries import data
from moothill.rooms.themes.register.theme_page import of_point

POINT = Kind(
    name="point",
    prefix="P",
    segment="points",
    label=_("point"),
    plural=_("points"),
    model=Point,
    template="themes/point.html",
    gather=of_point,
    counted=data.OF_POINTS,
    count=data.of_points,
    settled=("theme", "origin"),
    fields=(
        Line("number", _("Printed number"), on_record=True, limit=20),
        Line("title", _("Point"), _("As people said it."), required=True, on_record=True),
        Ref("theme", _("Theme"), to="theme", required=True),
        Text("note", _("More about it"), limit=4000),
        Choice("origin", _("Where its words come from"), choices=Origin.choices, default=Origin.LINKED),
        *PROVENANCE,
    ),
)
