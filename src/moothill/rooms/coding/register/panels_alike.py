"""The panel with what is like a contribution."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.coding.queries.alike import campaign_size, judged, offered

_FEW = 5


def _alike(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    """What people judged alike, for everybody; for those who may link also what nobody judged yet."""
    record = place.record
    if record is None or record.state != RecordState.PUBLISHED:
        return {}
    may = decide(Act.LINK, facts_of(place.actor, place.cycle, record)).allowed
    rows = judged(record, place.actor, most=_FEW)
    offers = offered(record, place.actor) if may else []
    if not rows and not offers:
        return {}
    shown = {
        "cycle": place.cycle,
        "rows": rows,
        "size": campaign_size(record, place.actor) if rows else 0,
        "offers": offers,
        "url": f"{record.get_absolute_url()}alike/",
    }
    return dict.fromkeys(options, shown)


PANELS = (Panel("coding.alike", _("What is like it"), "coding/alike_panel.html", _alike),)
