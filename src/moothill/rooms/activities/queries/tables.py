"""The register: a table for each group of each stage."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Min

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.commons.record.paging import MOST, Page, Part, first_of_each, page_of_parts
from moothill.rooms.activities.models import Activity
from moothill.rooms.activities.queries.rows import Row, Sight, rows_of

_WITHIN = ("record__position", "pk")
_ORDER = ("stage_position", "stage_id", *_WITHIN)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading of a stage; the name is "" where a stage has a single table."""

    name: str
    rows: list[Row] = field(default_factory=list)

    @property
    def shown(self) -> list[Row]:
        """As many rows as a page holds."""
        return self.rows[:MOST]

    @property
    def has_more(self) -> bool:
        """Whether there are rows that are not shown."""
        return len(self.rows) > MOST


@dataclass(frozen=True, slots=True)
class StageTable:
    """A stage with its groups, in the order in which they first appear. `stage` is None where it is not public."""

    stage: Record | None
    groups: list[Group] = field(default_factory=list)


def stages_of(cycle: Cycle, actor: Actor) -> dict[int, Record]:
    """The stages of a cycle in order, by id; their records know their cycle."""
    records = Record.objects.visible_in(cycle, actor).filter(kind="stage")
    stages = {record.pk: record for record in records}
    for stage in stages.values():
        stage.cycle = cycle
    return stages


def register(
    things: Any, by_stage: Mapping[int, int], stages: Mapping[int, Record], *, after: str = ""
) -> Page:
    """One page of activities by stage, in order; `by_stage` says how many each stage has. Raises NoSuchPage."""
    positions = {pk: stage.position for pk, stage in stages.items()}
    if unknown := by_stage.keys() - positions.keys():  # stages that are not public
        positions |= dict(Record.objects.filter(pk__in=unknown).values_list("pk", "position"))
    parts = [Part(positions[stage], stage, count) for stage, count in by_stage.items()]
    # The kind is a column of the index that gives the order.
    return page_of_parts(things.filter(record__kind="activity"), "stage_id", parts, _WITHIN, after=after)


def tables(things: Iterable[Activity], sight: Sight, *, empty: bool = False) -> list[StageTable]:
    """The rows by stage and group; with `empty` also the stages that have none."""
    made: dict[int, StageTable] = {}
    if empty:
        made = {pk: StageTable(stage) for pk, stage in sight.stages.items()}
    for row in rows_of(things, sight):
        table = made.setdefault(row.stage, StageTable(sight.stages.get(row.stage)))
        _group(table, row.group).rows.append(row)
    return list(made.values())


def _group(table: StageTable, name: str) -> Group:
    for group in table.groups:
        if group.name == name:
            return group
    table.groups.append(Group(name))
    return table.groups[-1]


def first_rows(things: Any) -> Any:
    """The first rows of each group, in order: as many as a page holds, so that no table grows without end."""
    first = first_of_each(things, "stage_id", "group")
    return first.annotate(stage_position=F("stage__record__position")).order_by(*_ORDER)


def groups_of(things: Any) -> dict[int, list[str]]:
    """The named groups of each stage, by its id, as they first appear."""
    named = things.exclude(group="").order_by().values("stage_id", "group")
    rows = named.annotate(first=Min("record__position")).order_by("first").values_list("stage_id", "group")
    groups: dict[int, list[str]] = defaultdict(list)
    for stage, group in rows:
        groups[stage].append(group)
    return groups
