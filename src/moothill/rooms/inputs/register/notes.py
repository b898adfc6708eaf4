"""What an event's page shows of this room: what was born there, and the tools of those who look after it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.activities.queries import activity_of
from moothill.rooms.inputs.queries.born import MOST, born_at

Contexts = Mapping[str, dict[str, Any]]


def _born(place: Place, options: Sequence[str]) -> Contexts:
    """The report of the event on whose page this stands; nothing on the page of what is no event and bore nothing."""
    thing = _event(place)
    if thing is None:
        return {}
    born = born_at(thing.pk, place.cycle, place.actor, most=MOST)
    if not (born.count or thing.is_event):
        return {}
    home = place.cycle.get_absolute_url()
    reference = place.record.reference if place.record else ""
    shown = {
        "cycle": place.cycle, "born": born, "came": thing.came, "no_report": thing.no_report,
        "all": f"{home}inputs/?event={reference}", "several": [table.name for table in born.tables] != [""],
    }  # fmt: skip
    return dict.fromkeys(options, shown)


def _tools(place: Place, options: Sequence[str]) -> Contexts:
    """For those who may type in for others; nothing for anybody else."""
    record = place.record
    if record is None or not decide(Act.ENTER, facts_of(place.actor, place.cycle)).allowed:
        return {}
    thing = _event(place)
    if thing is None or not thing.is_event:
        return {}
    home, url = place.cycle.get_absolute_url(), record.get_absolute_url()
    tables = [(_now("Tables for notes"), f"{url}tables/")] if record.state == RecordState.PUBLISHED else []
    links = [
        *tables,
        (_now("Type in a note"), f"{home}inputs/type-in/?event={record.reference}"),
        (_now("Paste a list of notes"), f"{home}inputs/type-in/list/?event={record.reference}"),
    ]
    return {option: {"links": links, "title": record.title} for option in options}


def _event(place: Place) -> Any:
    return activity_of(place.record.pk) if place.record else None


PANELS = (
    Panel("inputs.born-at", _("What was said there"), "inputs/panel_born.html", _born),
    Panel("inputs.event-tools", _("For those who look after it"), "inputs/panel_event_tools.html", _tools),
)
