"""The panel of this room on the page of a contribution."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.record import kinds
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.coding.models import Reading
from moothill.rooms.coding.queries.coded import carried_over, given_to, kept_back
from moothill.rooms.coding.queries.doubts import doubts_in
from moothill.rooms.coding.queries.queue import read_among


def _of_input(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    record = place.record
    if record is None or record.kind != "input" or record.state != RecordState.PUBLISHED:
        return {}
    may = decide(Act.CODE, facts_of(place.actor, place.cycle, record)).allowed
    mine = bool(may and read_among([record.pk], place.actor))
    early = bool(kept_back(place.cycle, place.actor, [record.pk]))
    given = [] if early else given_to(record, place.actor)
    readings = list(Reading.objects.filter(input=record.pk, undone_at=None).values_list("differs", flat=True))
    doubts = doubts_in(place.cycle, place.actor).filter(input=record.pk, outcome="", hidden_at=None)
    language = kinds.get("input").model.objects.values_list("language", flat=True).get(pk=record.pk)
    shown = {
        "cycle": place.cycle,
        "url": record.get_absolute_url(),
        "reference": record.reference,
        "early": early,
        "given": given,
        "carried": [] if early else carried_over(record, place.actor),
        "read": bool(readings),
        "differs": any(readings),
        "doubts": doubts.count(),
        "may_code": may,
        "mine": mine,
        "language": language or place.cycle.language,
    }
    return dict.fromkeys(options, shown)


OF_INPUT = Panel(
    name="coding.of-input",
    label=_("What it is about"),
    template="coding/panel_of_input.html",
    gather=_of_input,
)
