"""The channels map: groups as columns, and who is reached at which level, with its gaps."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.rooms.plan.models import Channel, Level
from moothill.rooms.plan.queries.parts import Part, part_of, standing
from moothill.rooms.plan.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Reach:
    """The channels by which one audience is reached at one level; the audience is "" where none is recorded.

    A level without any channel has one of these, without channels.
    """

    audience: str
    channels: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class LevelReach:
    """A level with those it reaches; no level at all for channels that have none recorded."""

    level: Part | None
    reaches: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class ChannelMap:
    """The map, ready to be drawn. Each row of `rows` pairs a group with a channel of it, or with None below its last."""

    groups: list[str]
    rows: list[tuple[tuple[str, Part | None], ...]]
    levels: list[LevelReach]
    channels: int


def channels(cycle: Cycle, actor: Actor) -> Any:
    """The channels of a cycle that `actor` may see, in order: a query to narrow further."""
    return standing(Channel, cycle, actor)


def channel_map(things: Iterable[Channel], levels: Iterable[Level], sight: Sight) -> ChannelMap:
    """The map of `things`, in their order, with a gap for each of `levels` that has no channel."""
    parts = [(thing, part_of(thing, sight)) for thing in things]
    columns: dict[str, list[Part]] = defaultdict(list)
    for thing, part in parts:
        columns[thing.group].append(part)
    rows = [tuple(zip(columns, row, strict=True)) for row in zip_longest(*columns.values())]
    return ChannelMap(list(columns), rows, _reaches(parts, levels, sight), len(parts))


def _reaches(
    parts: Sequence[tuple[Channel, Part]], levels: Iterable[Level], sight: Sight
) -> list[LevelReach]:
    shown = {level.pk: part_of(level, sight) for level in levels}
    found: dict[int | None, dict[str, list[Part]]] = {pk: {} for pk in shown}
    for thing, part in parts:
        level = thing.level_id if thing.level_id in shown else None
        found.setdefault(level, {}).setdefault(thing.audience, []).append(part)
    return [LevelReach(shown.get(pk) if pk else None, _by_audience(each)) for pk, each in found.items()]


def _by_audience(found: dict[str, list[Part]]) -> tuple[Reach, ...]:
    return tuple(Reach(audience, tuple(parts)) for audience, parts in found.items()) or (Reach("", ()),)
