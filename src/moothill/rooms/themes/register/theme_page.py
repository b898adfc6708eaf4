"""What the page of a theme and that of a point show beside their own words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Place
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.inputs.kinds import ComingBy
from moothill.rooms.themes.kinds import GOALS, STANDING_TONES, Standing, Value
from moothill.rooms.themes.models import Point, Theme
from moothill.rooms.themes.queries.one import Whole, point_page, whole


def of_theme(thing: Theme, place: Place) -> Mapping[str, Any]:
    """All that stands on the page of a theme."""
    found = whole(thing, place.cycle, place.actor)
    goals = dict(GOALS)
    return {
        "whole": found,
        "tone": STANDING_TONES[found.stands.standing],
        "sources": [(source.label, found.raised[source]) for source in ComingBy if found.raised.get(source)],
        "values": [
            (Value(row["value"]).label, row.get("why", "")) for row in thing.values if row.get("value")
        ],
        "goals": [goals[row["goal"]] for row in thing.goals if row.get("goal") in goals],
        "areas": [row["area"] for row in thing.areas if row.get("area")],
        "url": thing.record.get_absolute_url(),
        "work": _work(thing, found, place),
    }


def _work(thing: Theme, found: Whole, place: Place) -> list[tuple[str, str]]:
    """What those who work on themes may do with this one."""
    facts, url = facts_of(place.actor, place.cycle, thing.record), thing.record.get_absolute_url()
    home, reference = place.cycle.get_absolute_url(), thing.record.reference
    work: list[tuple[str, str]] = []
    if decide(Act.LINK, facts).allowed:
        work += [
            (_("Put something into this theme"), f"{home}themes/put/?into={reference}"),
            (_("Take something out"), f"{url}take-out/"),
        ]
    if place.editing and thing.record.state == RecordState.PUBLISHED:
        if found.stands.standing == Standing.PROPOSED:
            work.append((_("Agree it"), f"{url}agree/"))
        if found.stands.standing == Standing.AGREED:
            work.append((_("Say that the plan uses it"), f"{url}use/"))
        work += [
            (_("Add a point"), f"{home}points/new/"),
            (_("Merge it into another"), f"{home}themes/merge/?of={reference}"),
            (_("Split it"), f"{url}split/"),
        ]
    return work


def of_point(thing: Point, place: Place) -> Mapping[str, Any]:
    """All that stands on the page of a point."""
    facts, url = facts_of(place.actor, place.cycle, thing.record), thing.record.get_absolute_url()
    into = f"{place.cycle.get_absolute_url()}themes/put/?into={thing.record.reference}"
    work = [(_("Link contributions to this point"), into), (_("Take one away"), f"{url}take-out/")]
    return {
        "shown": point_page(thing, place.cycle, place.actor),
        "url": url,
        "work": work if decide(Act.LINK, facts).allowed else [],
    }
