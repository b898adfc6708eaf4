"""Everything that the page of one theme, or of one point, shows beside its own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Window
from django.db.models.functions import RowNumber

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.paging import MOST
from moothill.commons.record.visibility import visible_in
from moothill.core.policy import RecordState
from moothill.rooms.inputs.queries import register
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.themes.kinds import Origin
from moothill.rooms.themes.models import Point, Theme
from moothill.rooms.themes.queries.answers import answered_among
from moothill.rooms.themes.queries.reach import inputs_of, inputs_of_point, raised_by
from moothill.rooms.themes.queries.rows import PointRow, point_row
from moothill.rooms.themes.queries.standing import Stands, standings_of

FEW = 5  # contributions beside a point; its own page has the others
SOME = 10  # contributions on the page of a theme; the rest page by page


@dataclass(frozen=True, slots=True)
class Named:
    """Something that belongs to a theme: its name, since when, by whom and why; how many are behind it, if counted."""

    reference: str
    url: str
    title: str
    at: datetime
    by: str
    note: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class PointShown:
    """One point with the first of its contributions. `unknown`: nobody knows from which its words come."""

    row: PointRow
    inputs: tuple[tuple[str, str, str], ...]
    number: int
    unknown: bool
    doubt: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A theme as its page shows it. `codes`, `events`, `merged` and `points` are at most as many as a page holds."""

    stands: Stands
    raised: Mapping[str, int]
    points: tuple[PointShown, ...]
    of_points: int
    answered: int
    more_points: bool
    inputs: tuple[register.Row, ...]
    codes: tuple[Named, ...]
    events: tuple[Named, ...]
    merged: tuple[Named, ...]
    came_of: tuple[Named, ...]

    @property
    def number(self) -> int:
        """How many different public contributions reach it."""
        return sum(self.raised.values())


def whole(theme: Theme, cycle: Cycle, actor: Actor) -> Whole:
    """All of it, in a number of questions that does not grow with what belongs to the theme."""
    points = Point.objects.visible_in(cycle, actor).filter(theme=theme)
    public = list(points.filter(record__state=RecordState.PUBLISHED).values_list("pk", flat=True))
    answered = answered_among(cycle, actor, public)
    found = list(points.select_related("record").order_by("record__position", "pk")[: MOST + 1])
    listed = register.page_of_inputs(inputs_of(theme.pk, cycle, actor), most=SOME).things
    return Whole(
        stands=standings_of([theme])[theme.pk],
        raised=raised_by([theme.pk], cycle)[theme.pk],
        points=tuple(_shown(found[:MOST], answered, cycle, actor)),
        of_points=len(public),
        answered=len(answered),
        more_points=len(found) > MOST,
        inputs=tuple(register.rows_of(listed, cycle, actor)),
        codes=tuple(_codes(theme, cycle, actor)),
        events=tuple(_events(theme, cycle, actor)),
        merged=tuple(_before(theme, cycle, LinkKind.MERGED_INTO)),
        came_of=tuple(_before(theme, cycle, LinkKind.SPLIT_INTO)),
    )


def _shown(points: list[Point], answered: set[int], cycle: Cycle, actor: Actor) -> list[PointShown]:
    links = Link.objects.filter(effect__in=[point.pk for point in points], kind=LinkKind.PART_OF).order_by()
    links = links.filter(cause__in=published(cycle, actor).values("pk"))
    counts = dict(links.values_list("effect").annotate(Count("pk")))
    place = Window(RowNumber(), partition_by=["effect"], order_by=["cause"])
    first = links.annotate(row_number=place).filter(row_number__lte=FEW).select_related("cause")
    inputs: dict[int, list[tuple[str, str, str]]] = {}
    for link in first:
        link.cause.cycle = cycle
        row = (link.cause.reference, link.cause.get_absolute_url(), link.cause.title)
        inputs.setdefault(link.effect_id, []).append(row)
    shown = []
    for point in points:
        point.record.cycle = cycle
        number = counts.get(point.pk, 0)
        shown.append(
            PointShown(
                point_row(point, point.pk in answered),
                tuple(sorted(inputs.get(point.pk, ()))),
                number,
                unknown=not number and point.origin == Origin.UNKNOWN,
                doubt=point.record.doubt,
            )
        )
    return shown


def _links(theme: Theme, cycle: Cycle, actor: Actor, kind: str) -> list[Link]:
    links = Link.objects.filter(effect=theme.pk, kind=LinkKind.PART_OF, cause__kind=kind)
    seen = links.filter(_seen(cycle, actor)).select_related("cause").order_by("cause__position", "cause")
    return list(seen[:MOST])


def _seen(cycle: Cycle, actor: Actor) -> Any:
    return visible_in(cycle, actor, "cause__")


def _codes(theme: Theme, cycle: Cycle, actor: Actor) -> list[Named]:
    links = _links(theme, cycle, actor, "code")
    coded = Link.objects.filter(
        kind=LinkKind.CODED_TO, effect__in=[link.cause_id for link in links]
    ).order_by()
    coded = coded.filter(cause__in=published(cycle, actor).values("pk"))
    counts = dict(coded.values_list("effect").annotate(Count("pk")))
    return [_named(link, cycle, counts.get(link.cause_id, 0)) for link in links]


def _events(theme: Theme, cycle: Cycle, actor: Actor) -> list[Named]:
    return [_named(link, cycle) for link in _links(theme, cycle, actor, "activity")]


def _before(theme: Theme, cycle: Cycle, kind: LinkKind) -> list[Named]:
    """What became this theme: it is withdrawn, so its name is not told; its address says why."""
    links = Link.objects.filter(effect=theme.pk, kind=kind, cause__kind="theme")
    links = links.exclude(cause__state=RecordState.DRAFT).select_related("cause")
    return [_named(link, cycle, title=False) for link in links.order_by("at", "pk")[:MOST]]


def _named(link: Link, cycle: Cycle, number: int = 0, *, title: bool = True) -> Named:
    record: Record = link.cause
    record.cycle = cycle
    shown = title or record.state == RecordState.PUBLISHED
    name = record.title if shown else ""
    return Named(record.reference, record.get_absolute_url(), name, link.at, link.by_name, link.note, number)


@dataclass(frozen=True, slots=True)
class PointPage:
    """A point as its page shows it."""

    theme: Theme | None
    inputs: tuple[register.Row, ...]
    number: register.Count
    unknown: bool
    answered: bool


def point_page(point: Point, cycle: Cycle, actor: Actor) -> PointPage:
    """Its theme, if `actor` may see that, and the first of its contributions."""
    things = inputs_of_point(point.pk, cycle, actor)
    listed = register.page_of_inputs(things, most=SOME).things
    theme = Theme.objects.visible_in(cycle, actor).select_related("record").filter(pk=point.theme_id).first()
    if theme:
        theme.record.cycle = cycle
    return PointPage(
        theme=theme,
        inputs=tuple(register.rows_of(listed, cycle, actor)),
        number=register.count(things),
        unknown=not listed and point.origin == Origin.UNKNOWN,
        answered=point.pk in answered_among(cycle, actor, [point.pk]),
    )
