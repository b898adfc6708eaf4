"""Rows of the moderators' lists: each with its words, who sent it, and what the rules or readers said."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.text import Truncator

from moothill.commons.moderation import targets
from moothill.commons.moderation.models import Hiding, Report, Sighting
from moothill.commons.moderation.policy import Settings
from moothill.front.moderate import wording

_MOST = 1200  # characters of a text; the whole stands at its address


@dataclass(slots=True)
class Row:
    """One thing to look at. `of` is its word in addresses."""

    of: str
    kind: str
    text: str
    url: str
    who: str
    at: datetime
    standing: str = ""
    is_held: bool = False
    reasons: list[str] = field(default_factory=list)
    reports: list[tuple[str, str, datetime]] = field(default_factory=list)


def of_sightings(sightings: Iterable[Sighting]) -> list[Row]:
    """In their order, one row for each thing. One question for each kind of thing."""
    rows = list(sightings)
    things = _things((row.target, row.target_id) for row in rows)
    seen: dict[tuple[str, int], Row] = {}
    for row in rows:
        place = (row.target, row.target_id)
        if place in things and place not in seen:
            seen[place] = _row(*place, things[place], who=row.participant.label, at=row.at)
            seen[place].standing = str(row.get_standing_display())
            seen[place].is_held = row.standing == "held"
            seen[place].reasons = wording.concerns(row.concerns)
    return list(seen.values())


def of_reports(reports: Iterable[Report], settings: Settings) -> list[Row]:
    """One row for each thing that was reported, with what readers said."""
    rows = list(reports)
    things = _things((row.target, row.target_id) for row in rows)
    seen: dict[tuple[str, int], Row] = {}
    for row in rows:
        place = (row.target, row.target_id)
        if place not in things:
            continue
        shown = seen.setdefault(place, _row(*place, things[place], who="", at=row.at))
        shown.reports.append((settings.reason(row.code), row.words, row.at))
    return list(seen.values())


def of_hidden(hidden: Iterable[Hiding]) -> list[tuple[Hiding, Row]]:
    """Hidden things with the words that nobody else sees."""
    rows = list(hidden)
    things = _things((row.target, row.target_id) for row in rows)
    return [
        (row, _row(row.target, row.target_id, things[row.target, row.target_id], who="", at=row.at))
        for row in rows
        if (row.target, row.target_id) in things
    ]


def _things(places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Any]:
    wanted: dict[str, set[int]] = {}
    for label, pk in places:
        if label in targets.every():
            wanted.setdefault(label, set()).add(pk)
    return {
        (label, pk): thing
        for label, ids in wanted.items()
        for pk, thing in targets.things(label, ids).items()
    }


def _row(label: str, pk: int, thing: Any, *, who: str, at: datetime) -> Row:
    target = targets.get(label)
    return Row(
        of=f"{target.slug}-{pk}",
        kind=str(target.label),
        text=Truncator(target.text(thing)).chars(_MOST),
        url=target.address(thing),
        who=who,
        at=at,
    )
