"""The receipt of a contribution, on its own page. Later rooms say how far it came: `config.wiring` calls `fill`."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.people.queries import participants_of
from moothill.commons.record import kinds
from moothill.commons.record.panels import Panel, Place
from moothill.rooms.inputs.models import Input
from moothill.rooms.inputs.queries.receipts import Reached, Step, fill, receipts_of

__all__ = ["RECEIPT", "Reached", "Step", "fill"]


def _receipt(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    if place.record is None or place.record.kind != "input":
        return {}
    thing: Input = kinds.get("input").things().get(pk=place.record.pk)
    thing.record = place.record
    return dict.fromkeys(options, shown(place, thing))


def shown(place: Place, thing: Input) -> dict[str, Any]:
    """What the receipt shows of one input."""
    receipt = receipts_of(place.cycle, [thing], place.actor)[thing.pk]
    mine = thing.author_id is not None and thing.author_id in participants_of(place.actor)
    return {
        "cycle": place.cycle,
        "receipt": receipt,
        "late": not receipt.is_answered and receipt.promised is not None and receipt.promised < place.today,
        "yours": f"{thing.record.get_absolute_url()}yours/" if mine else "",
    }


RECEIPT = Panel(
    name="inputs.receipt",
    label=_("What became of it"),
    template="inputs/panel_receipt.html",
    gather=_receipt,
)
