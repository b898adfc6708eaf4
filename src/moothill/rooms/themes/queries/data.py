"""What themes and points have as open data, beside their fields: numbers, and what is linked to them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, LinkKind
from moothill.commons.record.visibility import visible_in
from moothill.core.policy import RecordState
from moothill.rooms.themes.models import Point, Theme
from moothill.rooms.themes.queries.answers import answered_among
from moothill.rooms.themes.queries.reach import raised_by
from moothill.rooms.themes.queries.standing import standings_of

OF_THEMES = (
    "shown_standing", "raised_by", "raised_by_source", "points", "points_answered", "codes", "events", "contributions",
)  # fmt: skip
OF_POINTS = ("contributions", "answered")


def of_themes(cycle: Cycle, actor: Actor, things: Sequence[Theme]) -> Mapping[int, Mapping[str, Any]]:
    """For each theme the names of OF_THEMES. "contributions" are those put into it directly; "raised_by" counts all.

    A number of questions that does not grow.
    """
    ids = [theme.pk for theme in things]
    raised, stands = raised_by(ids, cycle), standings_of(things)
    points = _points(cycle, actor, ids)
    answered = answered_among(cycle, actor, [pk for own in points.values() for pk, _reference in own])
    linked = _linked(cycle, actor, ids)
    return {
        pk: {
            "shown_standing": str(stands[pk].standing),
            "raised_by": sum(raised[pk].values()),
            "raised_by_source": raised[pk],
            "points": [reference for _pk, reference in points.get(pk, ())],
            "points_answered": sum(point in answered for point, _reference in points.get(pk, ())),
            "codes": linked.get((pk, "code"), []),
            "events": linked.get((pk, "activity"), []),
            "contributions": linked.get((pk, "input"), []),
        }
        for pk in ids
    }


def of_points(cycle: Cycle, actor: Actor, things: Sequence[Point]) -> Mapping[int, Mapping[str, Any]]:
    """For each point the contributions linked to it, and whether a response to it is published. Two questions."""
    ids = [point.pk for point in things]
    answered, linked = answered_among(cycle, actor, ids), _linked(cycle, actor, ids)
    return {pk: {"contributions": linked.get((pk, "input"), []), "answered": pk in answered} for pk in ids}


def _points(cycle: Cycle, actor: Actor, themes: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    seen = Point.objects.visible_in(cycle, actor).filter(
        theme__in=themes, record__state=RecordState.PUBLISHED
    )
    found: dict[int, list[tuple[int, str]]] = {}
    rows = seen.order_by("record__position", "pk").values_list("theme", "pk", "record__reference")
    for theme, pk, reference in rows:
        found.setdefault(theme, []).append((pk, reference))
    return found


def _linked(cycle: Cycle, actor: Actor, wholes: Collection[int]) -> dict[tuple[int, str], list[str]]:
    """What became part of each of these, by its kind: references, oldest first; only what is public."""
    links = Link.objects.filter(effect__in=wholes, kind=LinkKind.PART_OF, cause__state=RecordState.PUBLISHED)
    links = links.filter(visible_in(cycle, actor, "cause__")).order_by("effect", "cause")
    found: dict[tuple[int, str], list[str]] = {}
    for whole, kind, reference in links.values_list("effect", "cause__kind", "cause__reference"):
        found.setdefault((whole, kind), []).append(reference)
    return found
