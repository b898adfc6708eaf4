"""What every row on this room's pages shows of its record, and the lists it comes from."""

from dataclasses import dataclass
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.filters import tools_of
from moothill.commons.record.models import Thing
from moothill.commons.record.ways import ways_of
from moothill.core.policy import RecordState
from moothill.rooms.plan.queries.sight import Sight


@dataclass(frozen=True, slots=True)
class Part:
    """The name of a thing, its address, its doubt, and what a steward may do with it."""

    reference: str
    url: str
    number: str
    title: str
    draft: bool
    doubt: str
    tools: tuple[tuple[str, str], ...]


def standing(model: Any, cycle: Cycle, actor: Actor) -> Any:
    """The things of one table of a cycle that `actor` may see, each with its record, in order: a query to narrow further."""
    things = model.objects.visible_in(cycle, actor)
    return things.select_related("record").order_by("record__position", "pk")


def part_of(thing: Thing, sight: Sight) -> Part:
    """What a row shows of the record of `thing`; asks nothing more of the database."""
    record = thing.record
    record.cycle = sight.cycle
    url = record.get_absolute_url()
    return Part(
        reference=record.reference,
        url=url,
        number=record.number,
        title=record.title,
        draft=record.state == RecordState.DRAFT,
        doubt=record.doubt,
        tools=tools_of(url, ways_of(kinds.get(record.kind), record)) if sight.editing else (),
    )
