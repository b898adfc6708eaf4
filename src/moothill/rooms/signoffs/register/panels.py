"""What this room shows on pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.signoffs.queries import changed_since, standing_routes, walked_of

# Kinds that are there to be approved: their page says so plainly when nobody has.
_AWAITED = ("draft", "edition")
_MOST = 20


def _routes(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    """The routes laid on the record on whose page this stands, and the way to lay one."""
    record = place.record
    if record is None or record.state != RecordState.PUBLISHED:
        return {}
    routes = list(standing_routes([record.pk])[:_MOST])
    may = decide(Act.LAY_ROUTE, facts_of(place.actor, place.cycle, record)).allowed
    if not routes and not may and record.kind not in _AWAITED:
        return {}
    walked = walked_of([route.pk for route in routes])
    for route in routes:
        route.record.cycle, route.on = place.cycle, record
    changed = changed_since(routes)
    rows = [
        {"route": route, "record": route.record, "steps": walked[route.pk], "changed": route.pk in changed}
        for route in routes
    ]
    lay = f"{place.cycle.get_absolute_url()}sign-offs/new/?on={record.reference}" if may else ""
    shown = {"cycle": place.cycle, "rows": rows, "lay": lay}
    return dict.fromkeys(options, shown)


PANELS: tuple[Panel, ...] = (
    Panel("signoffs.routes", _("Signed off"), "signoffs/panel_routes.html", _routes, data="sign-offs"),
)
