"""Which contributions reach which theme: directly, by one of its points, or through a code. Read from the links alone.

A point or a code that is a draft or was withdrawn leads nowhere. A retired code still leads where it led: what was coded
with it stays readable.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, LinkKind
from moothill.commons.record.wide import Place
from moothill.core.policy import RecordState
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.themes.models import Point, Theme

# Pairs of a theme and what reaches it, each pair once. Other things than contributions are in it: join the contributions.
# CROSS JOIN keeps SQLite to this order: from a few themes outwards, never over all links of a site.
_PAIRS = """
    SELECT link.effect_id AS theme, link.cause_id AS input FROM record_link link
    WHERE link.kind = 'part-of' AND link.effect_id IN ({marks})
    UNION
    SELECT point.theme_id, link.cause_id
    FROM themes_point point CROSS JOIN record_record own CROSS JOIN record_link link
    WHERE point.theme_id IN ({marks}) AND own.id = point.record_id AND own.state = 'published'
    AND link.effect_id = point.record_id AND link.kind = 'part-of'
    UNION
    SELECT part.effect_id, coded.cause_id
    FROM record_link part CROSS JOIN record_record code CROSS JOIN record_link coded
    WHERE part.kind = 'part-of' AND part.effect_id IN ({marks})
    AND code.id = part.cause_id AND code.kind = 'code' AND code.state = 'published'
    AND coded.effect_id = part.cause_id AND coded.kind = 'coded-to'
"""
_COUNTS = f"""
    SELECT pairs.theme, things.coming_by, count(*) FROM ({_PAIRS}) pairs CROSS JOIN inputs_input things
    WHERE things.record_id = pairs.input AND things.shown_in_id = %s GROUP BY pairs.theme, things.coming_by
"""  # noqa: S608  # nosec: our own words


def raised_by(themes: Collection[int], cycle: Cycle) -> dict[int, dict[str, int]]:
    """How many public contributions reach each of these themes, by how they came. One question, however many themes.

    Each is counted once in a theme, by however many ways it reaches it. Held, private and withdrawn ones are not counted.
    """
    found: dict[int, dict[str, int]] = {pk: {} for pk in themes}
    if not found:
        return found
    statement = _COUNTS.format(marks=", ".join(["%s"] * len(found)))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*found, *found, *found, cycle.pk])
        for theme, coming_by, number in cursor.fetchall():
            found[theme][coming_by] = number
    return found


def resting(themes: Collection[int]) -> set[int]:
    """Those of these themes to which a path leads from at least one contribution, withdrawn ones included, drafts not.

    One question.
    """
    things = Theme.objects.filter(pk__in=themes)
    ways = Exists(_of_inputs("pk")) | Exists(_points()) | Exists(_codes())
    return set(things.filter(ways).values_list("pk", flat=True))


def _of_inputs(outer: str, kind: LinkKind = LinkKind.PART_OF) -> QuerySet[Link]:
    links = Link.objects.filter(effect=OuterRef(outer), kind=kind, cause__kind="input")
    return links.exclude(cause__state=RecordState.DRAFT)


def _points() -> QuerySet[Point]:
    points = Point.objects.filter(theme=OuterRef("pk"), record__state=RecordState.PUBLISHED)
    found: QuerySet[Point] = points.filter(Exists(_of_inputs("pk")))
    return found


def _codes() -> QuerySet[Link]:
    parts = Link.objects.filter(effect=OuterRef("pk"), kind=LinkKind.PART_OF)
    parts = parts.filter(cause__kind="code", cause__state=RecordState.PUBLISHED)
    return parts.filter(Exists(_of_inputs("cause", LinkKind.CODED_TO)))


def inputs_of(theme: int, cycle: Cycle, actor: Actor) -> Any:
    """The public contributions that reach this theme: a query to page, each of them once."""
    parts = Link.objects.filter(kind=LinkKind.PART_OF).order_by()
    points = Point.objects.filter(theme=theme, record__state=RecordState.PUBLISHED)
    codes = parts.filter(effect=theme, cause__kind="code", cause__state=RecordState.PUBLISHED)
    coded = Link.objects.filter(kind=LinkKind.CODED_TO, effect__in=codes.values("cause")).order_by()
    ways = (parts.filter(effect=theme), parts.filter(effect__in=points.values("pk")), coded)
    first, *others = (way.values("cause") for way in ways)
    return published(cycle, actor).filter(pk__in=first.union(*others))


def places_of(theme: int) -> list[Place]:
    """Where contributions reach this theme: itself, its points and its codes, for `record.wide`. Two questions."""
    points = Point.objects.filter(theme=theme, record__state=RecordState.PUBLISHED)
    codes = Link.objects.filter(effect=theme, kind=LinkKind.PART_OF, cause__kind="code")
    coded = codes.filter(cause__state=RecordState.PUBLISHED).order_by("cause")
    return [
        Place(theme, LinkKind.PART_OF),
        *(Place(pk, LinkKind.PART_OF) for pk in points.order_by("pk").values_list("pk", flat=True)),
        *(Place(pk, LinkKind.CODED_TO) for pk in coded.values_list("cause", flat=True)),
    ]


def inputs_of_point(point: int, cycle: Cycle, actor: Actor) -> Any:
    """The public contributions linked to this point: a query to page."""
    links = Link.objects.filter(kind=LinkKind.PART_OF, effect=point)
    return published(cycle, actor).filter(pk__in=links.values("cause"))


def themes_of(inputs: Iterable[int], cycle: Cycle, actor: Actor) -> list[tuple[int, Theme, Any, str]]:
    """Where these contributions belong: (contribution, theme, since when, through what), the oldest first.

    "Through what" is the title of a code or a point, "" where somebody put it into the theme itself. Three questions,
    however many contributions. Only themes that `actor` may see.
    """
    ids = list(inputs)
    direct = _parts(ids).values_list("cause", "effect", "at")
    by_point = _parts(ids).filter(effect__kind="point", effect__state=RecordState.PUBLISHED)
    coded = Link.objects.filter(cause__in=ids, kind=LinkKind.CODED_TO)
    coded = coded.filter(effect__kind="code", effect__state=RecordState.PUBLISHED)
    codes = dict(_by_code(coded.values_list("effect", flat=True)))
    points = dict(Point.objects.filter(pk__in=by_point.values("effect")).values_list("pk", "theme"))
    found = [(cause, theme, at, "") for cause, theme, at in direct]
    for cause, point, at, title in by_point.values_list("cause", "effect", "at", "effect__title"):
        found.append((cause, points[point], at, title))
    for cause, code, at, title in coded.values_list("cause", "effect", "at", "effect__title"):
        # It reached the theme when both stood.
        found += [(cause, theme, max(at, since), title) for theme, since in codes.get(code, ())]
    seen = Theme.objects.visible_in(cycle, actor).filter(pk__in={theme for _cause, theme, _at, _way in found})
    themes = {theme.pk: theme for theme in seen.select_related("record")}
    for theme in themes.values():
        theme.record.cycle = cycle
    told = [(cause, themes[theme], at, way) for cause, theme, at, way in found if theme in themes]
    return sorted(told, key=lambda each: (each[2], each[1].pk))


def _parts(ids: Collection[int]) -> QuerySet[Link]:
    return Link.objects.filter(cause__in=ids, kind=LinkKind.PART_OF)


def _by_code(codes: Any) -> Mapping[int, list[tuple[int, Any]]]:
    found: dict[int, list[tuple[int, Any]]] = {}
    parts = Link.objects.filter(cause__in=codes, kind=LinkKind.PART_OF, effect__kind="theme")
    for code, theme, at in parts.values_list("cause", "effect", "at"):
        found.setdefault(code, []).append((theme, at))
    return found
