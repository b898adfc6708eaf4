"""Objectives, ways of working and levels: numbered things with a few words about each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.rooms.plan.models import Level, Numbered, Objective, WayOfWorking
from moothill.rooms.plan.queries.parts import Part, part_of, standing
from moothill.rooms.plan.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered thing, ready to be drawn; `text` is Markdown."""

    part: Part
    text: str
    as_written: str = ""


def objectives(cycle: Cycle, actor: Actor) -> Any:
    """The objectives of a cycle that `actor` may see, in order."""
    return standing(Objective, cycle, actor)


def ways_of_working(cycle: Cycle, actor: Actor) -> Any:
    """The ways of working of a cycle that `actor` may see, in order."""
    return standing(WayOfWorking, cycle, actor)


def levels(cycle: Cycle, actor: Actor) -> Any:
    """The levels of engagement of a cycle that `actor` may see, in order."""
    return standing(Level, cycle, actor)


def entries(things: Iterable[Numbered], sight: Sight) -> list[Entry]:
    """The rows of `things`, in their order; asks nothing more than `things` does."""
    return [_entry(thing, sight) for thing in things]


def _entry(thing: Numbered, sight: Sight) -> Entry:
    part = part_of(thing, sight)
    match thing:
        case Level():
            return Entry(part, thing.offer)
        case WayOfWorking():
            return Entry(part, thing.remarks, thing.number_as_written)
        case Objective():
            return Entry(part, thing.remarks)
    raise TypeError(f"{type(thing).__name__} has no entry in a list of numbered things")
