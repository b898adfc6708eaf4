"""The panels of stakeholder groups: all of them, and what reaches one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.panels import Panel, Place
from moothill.rooms.activities.queries.groups import reach, reaching

Contexts = Mapping[str, dict[str, Any]]


def _all(place: Place) -> list[tuple[str, str]]:
    return [("", _now("all"))]


def _groups(place: Place, options: Sequence[str]) -> Contexts:
    rows = reach(place.cycle, place.actor)
    return {key: {"cycle": place.cycle, "rows": rows} for key in options}


def _reached_by(place: Place, options: Sequence[str]) -> Contexts:
    """What reaches the group on whose page this stands, and the door to say so."""
    if place.record is None:
        return {}
    shown = {
        "cycle": place.cycle,
        "by": reaching(place.record, place.actor),
        "link": f"{place.record.get_absolute_url()}reached-by/" if place.editing else "",
    }
    return dict.fromkeys(options, shown)


PANELS = (
    Panel(
        "activities.groups",
        _("Who is reached"),
        "activities/groups/panel_groups.html",
        _groups,
        options=_all,
        kind="group",
        data="groups",
    ),
    Panel(
        "activities.reached-by",
        _("What reaches them"),
        "activities/groups/panel_reached_by.html",
        _reached_by,
    ),
)
