"""The kind: a meeting."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.fields import PROVENANCE, Column, Line, Rows, Text, When
from moothill.commons.record.kinds import Kind
from moothill.rooms.planner.kinds import Presence
from moothill.rooms.planner.models import Meeting
from moothill.rooms.planner.register.people import WHO


def _present(values: dict[str, Any], context: Context) -> dict[str, Any]:
    """Whoever is listed with nothing more said attended."""
    rows = [row | {"presence": row["presence"] or Presence.ATTENDED.value} for row in values["attendance"]]
    return values | {"attendance": rows}


def _deputies(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """A deputy stands in for somebody."""
    for number, row in enumerate(values["attendance"], start=1):
        if row["presence"] == Presence.DEPUTY and not row["deputy_for"] and not context.importing:
            yield Fault(
                "attendance", _now("Row %(row)s: say whom the deputy stood in for.") % {"row": number}
            )


MEETING = Kind(
    name="meeting",
    prefix="M",
    segment="meetings",
    label=_("meeting"),
    plural=_("meetings"),
    model=Meeting,
    template="planner/meeting.html",
    fields=(
        Line("title", _("What it is about"), required=True, on_record=True),
        Line("team", _("Who meets"), _("The name of the team or group."), limit=200),
        When("when", _("When"), _("As you would say it: Monday 12 February 2018, 10:30 to 12:30.")),
        Line("place", _("Where"), limit=300),
        Line(
            "remote",
            _("How to join from elsewhere"),
            _("An address or a number. Everyone can read it."),
            limit=500,
        ),
        Rows(
            "attendance",
            _("Attendance"),
            _("With nothing said under “Presence”, the person attended."),
            columns=(
                *WHO,
                Column("presence", _("Presence"), choices=Presence.choices),
                Column("deputy_for", _("Deputy for")),
            ),
            most=200,
        ),
        Text("agenda", _("Agenda"), limit=20_000),
        Text("notes", _("Notes"), limit=60_000),
        *PROVENANCE,
    ),
    check=_deputies,
    complete=_present,
)
