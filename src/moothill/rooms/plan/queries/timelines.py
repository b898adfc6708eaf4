"""Timelines as tables of months."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link
from moothill.commons.record.paging import MOST, first_of_each
from moothill.commons.record.visibility import visible_in
from moothill.core.dates import Period
from moothill.rooms.plan.models import Timeline, TimelineRow
from moothill.rooms.plan.queries.columns import (
    Column,
    columns_of,
    goes_on,
    touched,
    years_of,
)
from moothill.rooms.plan.queries.parts import Part, part_of, standing
from moothill.rooms.plan.queries.sight import Sight

Linked = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table of months: all that is shown of it, so that two equal rows look the same.

    `cells` says for each month, by its name, whether it is marked. `lost` counts the marks whose month is not known,
    `unsure` are the periods that leave a doubt, `linked` titles and addresses of records that it is linked to.
    """

    group: str
    part: Part
    cells: tuple[tuple[str, bool], ...]
    marks: int
    lost: int
    goes_on: bool
    notes: tuple[str, ...]
    unsure: tuple[Period, ...]
    linked: tuple[Linked, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading of a timeline; the name is "" where there is none."""

    name: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grid:
    """A timeline, ready to be drawn. `years` are pairs of a year and how many columns it heads."""

    thing: Timeline
    part: Part
    when: Period | None
    columns: tuple[Column, ...]
    years: tuple[tuple[int, int], ...]
    groups: list[Group]
    rows: int
    marks: int
    has_more: bool
    add: str

    @property
    def width(self) -> int:
        """How many columns a heading across the table spans: the name, the months, the remarks."""
        return len(self.columns) + 2


def timelines(cycle: Cycle, actor: Actor) -> Any:
    """The timelines of a cycle that `actor` may see, in order: a query to narrow further."""
    return standing(Timeline, cycle, actor)


def rows_of_timelines(cycle: Cycle, actor: Actor) -> Any:
    """The rows of all timelines of a cycle that `actor` may see, in order: a query to narrow further."""
    return standing(TimelineRow, cycle, actor)


def grids(things: Iterable[Timeline], sight: Sight) -> list[Grid]:
    """The tables of `things`, in their order, each with its first rows. Asks two questions more, however many there are."""
    found = list(things)
    rows = _first_rows([thing.pk for thing in found], sight)
    linked = _linked([row.pk for each in rows.values() for row in each], sight)
    return [_grid(thing, rows[thing.pk], linked, sight) for thing in found]


def _first_rows(timelines: Sequence[int], sight: Sight) -> dict[int, list[TimelineRow]]:
    """As many rows of each timeline as a page holds, and one more where there are more."""
    things = rows_of_timelines(sight.cycle, sight.actor).filter(timeline__in=timelines)
    by_timeline: dict[int, list[TimelineRow]] = defaultdict(list)
    for row in first_of_each(things, "timeline_id"):
        by_timeline[row.timeline_id].append(row)
    return by_timeline


def _linked(rows: Sequence[int], sight: Sight) -> dict[int, list[Linked]]:
    """What each row is linked to, either way, as far as the visitor may see it."""
    out = Q(cause__in=rows) & visible_in(sight.cycle, sight.actor, "effect__")
    into = Q(effect__in=rows) & visible_in(sight.cycle, sight.actor, "cause__")
    columns = [
        f"{end}__{name}" for end in ("cause", "effect") for name in ("pk", "title", "kind", "reference")
    ]
    linked: dict[int, list[Linked]] = defaultdict(list)
    for link in Link.objects.filter(out | into).order_by("at", "pk").values(*columns):
        linked[link["cause__pk"]].append(_named(link, "effect", sight.cycle))
        linked[link["effect__pk"]].append(_named(link, "cause", sight.cycle))
    return linked


def _named(link: Mapping[str, Any], end: str, cycle: Cycle) -> Linked:
    kind = kinds.get(link[f"{end}__kind"])
    return link[f"{end}__title"], kind.address(cycle, link[f"{end}__reference"])


def _grid(
    thing: Timeline,
    rows: list[TimelineRow],
    linked: Mapping[int, list[Linked]],
    sight: Sight,
) -> Grid:
    shown = rows[:MOST]
    spans = {row.pk: [span for span, _note in row.dated if span] for row in shown}
    columns = columns_of(chain.from_iterable(spans.values()))
    lines = [_line(row, spans[row.pk], columns, linked.get(row.pk, ()), sight) for row in shown]
    part = part_of(thing, sight)
    add = (
        f"{sight.cycle.get_absolute_url()}timeline-rows/new/?timeline={part.reference}"
        if sight.editing
        else ""
    )
    return Grid(
        thing=thing,
        part=part,
        when=thing.when,
        columns=tuple(columns),
        years=tuple(years_of(columns)),
        groups=_grouped(lines),
        rows=len(lines),
        marks=sum(line.marks for line in lines),
        has_more=len(rows) > MOST,
        add=add,
    )


def _line(
    row: TimelineRow,
    spans: Sequence[Period],
    columns: list[Column],
    linked: Sequence[Linked],
    sight: Sight,
) -> Line:
    known = touched(spans, columns)
    marks = len(known) if row.marks is None else row.marks
    return Line(
        group=row.group,
        part=part_of(row, sight),
        cells=tuple((column.name, not known.isdisjoint(column.months)) for column in columns),
        marks=marks,
        lost=max(0, marks - len(known)),
        goes_on=goes_on(spans),
        notes=tuple(note for _span, note in row.dated if note),
        unsure=tuple(span for span in spans if span.doubts),
        linked=tuple(linked),
    )


def _grouped(lines: Iterable[Line]) -> list[Group]:
    """The rows by group, in the order in which the groups first appear."""
    groups: dict[str, Group] = {}
    for line in lines:
        groups.setdefault(line.group, Group(line.group)).lines.append(line)
    return list(groups.values())
