"""The panels of this room: one for each of its lists, one for each timeline, and the days left to a key date."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.paging import MOST
from moothill.commons.record.panels import Panel, Place
from moothill.rooms.plan import queries
from moothill.rooms.plan.queries import Sight

Contexts = Mapping[str, dict[str, Any]]


def _all(place: Place) -> list[tuple[str, str]]:
    return [("", _now("all"))]


def _sight(place: Place) -> Sight:
    return Sight(place.cycle, place.actor, place.today, place.editing)


def _listed(
    things_of: Callable[..., Any], rows_of: Callable[..., list[Any]], segment: str
) -> Callable[[Place, Sequence[str]], Contexts]:
    """How to gather the first rows of a list of the cycle; `segment` is where the whole list stands."""

    def gather(place: Place, options: Sequence[str]) -> Contexts:
        rows = rows_of(place.first(things_of), _sight(place))
        more = f"{place.cycle.get_absolute_url()}{segment}/" if len(rows) > MOST else ""
        return {key: {"cycle": place.cycle, "rows": rows[:MOST], "more": more} for key in options}

    return gather


def _key_details(place: Place, options: Sequence[str]) -> Contexts:
    found = queries.key_details(place.cycle, place.actor)
    part = queries.part_of(found, _sight(place)) if found else None
    return {key: {"cycle": place.cycle, "thing": found, "part": part} for key in options}


def _due(place: Place, options: Sequence[str]) -> Contexts:
    """How the key date stands on whose page this is."""
    things = queries.key_dates(place.cycle, place.actor).filter(pk=place.record.pk if place.record else None)
    rows = queries.key_date_rows(things, _sight(place))
    return {key: {"row": rows[0]} for key in options} if rows else {}


def _countdown(place: Place, options: Sequence[str]) -> Contexts:
    lines = queries.counted_days(_sight(place))
    return {key: {"cycle": place.cycle, "lines": lines} for key in options}


def _channels(place: Place, options: Sequence[str]) -> Contexts:
    found = place.first(queries.channels)
    drawn = queries.channel_map(found[:MOST], place.first(queries.levels)[:MOST], _sight(place))
    more = f"{place.cycle.get_absolute_url()}channels/" if len(found) > MOST else ""
    return {key: {"cycle": place.cycle, "map": drawn, "more": more} for key in options}


def _timeline(place: Place, options: Sequence[str]) -> Contexts:
    """An option is a timeline's reference; "" is the timeline on whose page this stands."""
    here = place.record.reference if place.record else ""
    wanted = {option: option or here for option in options}
    things = queries.timelines(place.cycle, place.actor).filter(record__reference__in=wanted.values())
    drawn = {grid.part.reference: grid for grid in queries.grids(things, _sight(place))}
    return {
        option: {"cycle": place.cycle, "grid": drawn[reference], "alone": bool(option)}
        for option, reference in wanted.items()
        if reference in drawn
    }


def _timeline_options(place: Place) -> Iterator[tuple[str, str]]:
    for thing in queries.timelines(place.cycle, place.actor)[:MOST]:
        yield thing.record.reference, thing.record.title


PANELS = (
    Panel(
        "plan.key-details",
        _("Key details"),
        "plan/panel_key_details.html",
        _key_details,
        options=_all,
        kind="key-details",
        data="key-details",
    ),
    Panel(
        "plan.objectives",
        _("Objectives"),
        "plan/panel_entries.html",
        _listed(queries.objectives, queries.entries, "objectives"),
        options=_all,
        kind="objective",
        data="objectives",
    ),
    Panel(
        "plan.ways-of-working",
        _("Ways of working"),
        "plan/panel_entries.html",
        _listed(queries.ways_of_working, queries.entries, "ways-of-working"),
        options=_all,
        kind="way-of-working",
        data="ways-of-working",
    ),
    Panel(
        "plan.stages",
        _("Stages"),
        "plan/panel_stages.html",
        _listed(queries.stages, queries.stage_rows, "stages"),
        options=_all,
        kind="stage",
        data="stages",
    ),
    Panel(
        "plan.key-dates",
        _("Key dates"),
        "plan/panel_key_dates.html",
        _listed(queries.key_dates, queries.key_date_rows, "key-dates"),
        options=_all,
        kind="key-date",
        data="key-dates",
    ),
    Panel("plan.due", _("Days left or late"), "plan/panel_due.html", _due),
    Panel(
        "plan.countdown",
        _("Days left or late, to the deadline and the end"),
        "plan/panel_countdown.html",
        _countdown,
        options=_all,
        kind="key-date",
        data="key-dates",
    ),
    Panel(
        "plan.levels",
        _("Levels of engagement"),
        "plan/panel_entries.html",
        _listed(queries.levels, queries.entries, "levels"),
        options=_all,
        kind="level",
        data="levels",
    ),
    Panel(
        "plan.channels",
        _("Channels"),
        "plan/panel_channels.html",
        _channels,
        options=_all,
        kind="channel",
        data="channels",
    ),
    Panel(
        "plan.timeline",
        _("Timeline"),
        "plan/panel_timeline.html",
        _timeline,
        options=_timeline_options,
        kind="timeline-row",
        data="timeline",
    ),
)
