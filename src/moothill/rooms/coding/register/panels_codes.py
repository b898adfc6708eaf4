"""The panel that shows the codebook on a planning page."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.panels import Panel, Place
from moothill.rooms.coding.queries import codes

_FEW = 100


def _all(place: Place) -> Iterable[tuple[str, str]]:
    return [("", _now("all"))]


def _gather(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    rows = codes.tree(place.cycle, place.actor)
    shown = {"cycle": place.cycle, "rows": rows[:_FEW], "is_more": len(rows) > _FEW}
    return dict.fromkeys(options, shown)


CODEBOOK_PANEL = Panel(
    "coding.codebook",
    _("The codebook"),
    "coding/code_panel.html",
    _gather,
    options=_all,
    kind="code",
    data="codes",
)
