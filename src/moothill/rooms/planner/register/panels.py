"""The panels of this room: tasks, meetings, and the actions of one meeting."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.paging import MOST
from moothill.commons.record.panels import Panel, Place
from moothill.rooms.planner import queries
from moothill.rooms.planner.queries import MOST_MEETINGS, Sight

Contexts = Mapping[str, dict[str, Any]]


def _all(place: Place) -> list[tuple[str, str]]:
    return [("", _now("all"))]


def _sight(place: Place) -> Sight:
    return Sight(place.cycle, place.actor, place.today, place.editing)


def _tasks(place: Place, options: Sequence[str]) -> Contexts:
    things = queries.tasks(place.cycle, place.actor)[: MOST + 1]
    rows = queries.task_rows(things, _sight(place))
    return {key: {"cycle": place.cycle, "rows": rows[:MOST], "has_more": len(rows) > MOST} for key in options}


def _meetings(place: Place, options: Sequence[str]) -> Contexts:
    found = list(queries.meetings(place.cycle, place.actor)[: MOST_MEETINGS + 1])
    rows = queries.meeting_rows(found[:MOST_MEETINGS], _sight(place))
    has_more = len(found) > MOST_MEETINGS
    return {key: {"cycle": place.cycle, "meetings": rows, "has_more": has_more} for key in options}


def _actions(place: Place, options: Sequence[str]) -> Contexts:
    """What was agreed at the meeting on whose page this stands."""
    meeting = place.record.pk if place.record else 0
    rows = queries.actions_of([meeting], _sight(place))[meeting]
    add = (
        f"{place.cycle.get_absolute_url()}tasks/new/?meeting={place.record.reference}" if place.record else ""
    )
    return {key: {"cycle": place.cycle, "rows": rows, "add": add if place.editing else ""} for key in options}


PANELS = (
    Panel(
        "planner.tasks",
        _("Tasks"),
        "planner/panel_tasks.html",
        _tasks,
        options=_all,
        kind="task",
        data="tasks",
    ),
    Panel(
        "planner.meetings",
        _("Meetings"),
        "planner/panel_meetings.html",
        _meetings,
        options=_all,
        kind="meeting",
        data="meetings",
    ),
    Panel("planner.actions", _("Actions"), "planner/panel_tasks.html", _actions, kind="task"),
)
