"""The kind: a theme."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Choice, Column, Line, Rows, Text
from moothill.commons.record.kinds import Kind
from moothill.rooms.themes.kinds import GOALS, Standing, Value
from moothill.rooms.themes.models import Theme
from moothill.rooms.themes.queries import data
from moothill.rooms.themes.register.theme_page import of_theme

THEME = Kind(
    name="theme",
    prefix="TH",
    segment="themes",
    label=_("theme"),
    plural=_("themes"),
    model=Theme,
    template="themes/theme.html",
    gather=of_theme,
    counted=data.OF_THEMES,
    count=data.of_themes,
    settled=("standing",),
    fields=(
        Line("number", _("Printed number"), on_record=True, limit=20),
        Line("title", _("Name"), required=True, on_record=True, limit=200),
        Text("summary", _("What people said, in short"), limit=20_000),
        Choice("standing", _("Standing"), choices=Standing.choices, default=Standing.PROPOSED, in_form=False),
        Rows(
            "values",
            _("Values of open government"),
            columns=(
                Column("value", _("Value"), choices=Value.choices, required=True),
                Column("why", _("Why"), limit=1000, wide=True),
            ),
            most=3,
        ),
        Rows("goals", _("Sustainable Development Goals"), columns=(Column("goal", _("Goal"), choices=GOALS),), most=17),
        Rows("areas", _("Policy areas"), columns=(Column("area", _("Policy area"), limit=120),), most=20),
        *PROVENANCE,
    ),
)  # fmt: skip
