"""The panels of this room."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.paging import MOST
from moothill.commons.record.panels import Panel, Place
from moothill.rooms.inputs import queries
from moothill.rooms.inputs.register import figures, notes
from moothill.rooms.inputs.register.lists import LISTS
from moothill.rooms.inputs.register.receipts import RECEIPT

Contexts = Mapping[str, dict[str, Any]]


def _all(place: Place) -> list[tuple[str, str]]:
    return [("", _now("all of them"))]


def _open_now(place: Place, options: Sequence[str]) -> Contexts:
    rows = queries.call_rows(queries.current(place.cycle, place.actor, place.at), place)
    still = [row for row in rows if row.is_open]
    return {key: {"cycle": place.cycle, "rows": still} for key in options}


def _calls(place: Place, options: Sequence[str]) -> Contexts:
    found = queries.calls(place.cycle, place.actor)[:MOST]
    rows = queries.call_rows(found, place)
    return {key: {"cycle": place.cycle, "rows": rows} for key in options}


PANELS = (
    Panel(
        "inputs.open-now", _("Calls that are open now"), "inputs/panel_open_now.html", _open_now, options=_all,
        kind="call", data="calls",
    ),
    Panel(
        "inputs.calls", _("Calls"), "inputs/panel_calls.html", _calls, options=_all, kind="call", data="calls"
    ),
    RECEIPT,
    *LISTS,
    *notes.PANELS,
    *figures.PANELS,
)  # fmt: skip
