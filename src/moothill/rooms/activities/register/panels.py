"""The panels of this room: the register, one stage of it, the parts of an activity, and events with their reports."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.models import Record
from moothill.commons.record.paging import MOST
from moothill.commons.record.panels import Panel, Place
from moothill.rooms.activities.queries import Sight, StageTable, rows_of, stages_of, standing, tables
from moothill.rooms.activities.queries import events as events_of
from moothill.rooms.activities.queries.events import reports
from moothill.rooms.activities.queries.tables import first_rows, groups_of
from moothill.rooms.activities.register.registration import REGISTRATION

Contexts = Mapping[str, dict[str, Any]]


def _all(place: Place) -> list[tuple[str, str]]:
    return [("", _now("all"))]


def _sight(place: Place) -> Sight:
    stages = stages_of(place.cycle, place.actor)
    return Sight(place.cycle, place.actor, place.today, stages, editing=place.editing)


def _register(place: Place, options: Sequence[str]) -> Contexts:
    sight = _sight(place)
    things = first_rows(standing(place.cycle, place.actor))
    drawn = {"cycle": place.cycle, "tables": tables(things, sight, empty=True), "headings": True}
    return dict.fromkeys(options, drawn)


def _of_stage(place: Place, options: Sequence[str]) -> Contexts:
    """An option is a stage's reference, or that and a group after a bar; "" is the stage on whose page this stands."""
    sight = _sight(place)
    by_reference = {stage.reference: stage for stage in sight.stages.values()}
    asked = {option: by_reference.get(_reference(option, place)) for option in options}
    wanted = [stage.pk for stage in asked.values() if stage]
    things = first_rows(standing(place.cycle, place.actor).filter(stage__in=wanted))
    found = {table.stage.pk: table for table in tables(things, sight, empty=True) if table.stage}
    return {option: _one(place, stage, found[stage.pk], option) for option, stage in asked.items() if stage}


def _reference(option: str, place: Place) -> str:
    named = option.partition("|")[0]
    return named or (place.record.reference if place.record else "")


def _one(place: Place, stage: Record, table: StageTable, option: str) -> dict[str, Any]:
    _stage, bar, name = option.partition("|")
    groups = [group for group in table.groups if group.name == name] if bar else table.groups
    add = f"{place.cycle.get_absolute_url()}activities/new/?stage={stage.reference}" if place.editing else ""
    return {"cycle": place.cycle, "tables": [StageTable(stage, groups)], "add": add}


def _stage_options(place: Place) -> Iterator[tuple[str, str]]:
    stages = stages_of(place.cycle, place.actor)
    groups = groups_of(standing(place.cycle, place.actor))
    for pk, stage in stages.items():
        label = _now("Stage %(number)s: %(title)s") % {"number": stage.number, "title": stage.title}
        yield stage.reference, label
        for name in groups.get(pk, ()):
            yield f"{stage.reference}|{name}", f"{label}: {name}"


def _parts(place: Place, options: Sequence[str]) -> Contexts:
    """What the activity on whose page this stands is made of; nothing if it has no parts."""
    things = standing(place.cycle, place.actor).filter(parent=place.record.pk if place.record else None)
    rows = rows_of(things.order_by("record__position", "pk")[:MOST], _sight(place))
    return {key: {"cycle": place.cycle, "rows": rows} for key in options} if rows else {}


def _events(place: Place, options: Sequence[str]) -> Contexts:
    rows = rows_of(events_of(place.cycle, place.actor)[:MOST], _sight(place))
    return {key: {"cycle": place.cycle, "rows": rows} for key in options}


def _reports(place: Place, options: Sequence[str]) -> Contexts:
    rows = reports(events_of(place.cycle, place.actor)[:MOST], place.cycle)
    return {key: {"cycle": place.cycle, "rows": rows} for key in options}


PANELS = (
    REGISTRATION,
    Panel(
        "activities.register",
        _("Activities of every stage"),
        "activities/panel_tables.html",
        _register,
        options=_all,
        kind="activity",
        data="activities",
    ),
    Panel(
        "activities.of-stage",
        _("Activities of one stage"),
        "activities/panel_tables.html",
        _of_stage,
        options=_stage_options,
        kind="activity",
        data="activities",
    ),
    Panel("activities.parts", _("Parts of this activity"), "activities/panel_rows.html", _parts),
    Panel(
        "activities.events",
        _("Events"),
        "activities/panel_events.html",
        _events,
        options=_all,
        kind="activity",
    ),
    Panel(
        "activities.event-reports",
        _("Reports of events"),
        "activities/panel_reports.html",
        _reports,
        options=_all,
        kind="activity",
    ),
)
